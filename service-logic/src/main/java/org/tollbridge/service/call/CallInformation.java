package org.tollbridge.service.call;

import java.util.OptionalInt;

/**
 * Measurements of a call that a switch reported in CallInformationReport.
 *
 * @param attemptSeconds from the request to answer or to the end of the attempt
 * @param connectedSeconds from answer to release
 * @param releaseCause Q.850 cause value, 1 to 127
 */
public record CallInformation(OptionalInt attemptSeconds, OptionalInt connectedSeconds, OptionalInt releaseCause) {}
