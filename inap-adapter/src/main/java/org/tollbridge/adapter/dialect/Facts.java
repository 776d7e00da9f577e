package org.tollbridge.adapter.dialect;

/** The values from which a layout is written. */
public interface Facts {

    /** A fact of kind text; empty if not known. */
    String text(Fact fact);

    /** A fact of any other kind, as a number. */
    long number(Fact fact);
}
