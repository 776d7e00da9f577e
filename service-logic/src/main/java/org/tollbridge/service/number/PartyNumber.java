package org.tollbridge.service.number;

/**
 * A number as a switch sent it, not yet normalised.
 *
 * @param nature how the digits are to be read
 * @param digits address signals as characters 0-9 and A-F (Q.763 codes 10 to 15), without the ST signal; may be empty
 */
public record PartyNumber(NatureOfAddress nature, String digits) {}
