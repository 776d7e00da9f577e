package org.tollbridge.adapter.dialect;

/** The values that a layout is written from. */
public interface Facts {

    /** A fact of kind text; empty when not known. */
    String text(Fact fact);

    /** A fact of any other kind, as a number. */
    long number(Fact fact);
}
