package org.tollbridge.node.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a configuration key. It stands on a String constant, such as those of {@link Keys}, that holds the key's name. The reader
 * checks by it, and the reference page is written from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Config {

    /** What a value is. */
    Kind kind();

    /** The value when none is given, as one would write it on one line; empty where the key must be given, and for a tree. */
    String fallback() default "";

    /** Unit of a number, such as {@code ms}; empty when it has none. */
    String unit() default "";

    /** Smallest number allowed. */
    long min() default 0;

    /** Largest number, or the most characters of a text, allowed. */
    long max() default Integer.MAX_VALUE;

    /** Words allowed, for {@link Kind#CHOICE}. */
    String[] choices() default {};

    /** Whether {@code none} may stand instead of a value. */
    boolean optional() default false;

    /** What the key does, for the reference page. */
    String text();
}
