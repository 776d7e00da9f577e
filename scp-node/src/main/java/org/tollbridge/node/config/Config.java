package org.tollbridge.node.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a configuration key. Annotates a String constant that holds the key's name, such as those of {@link Keys}.
 * The reader checks values against it, and the reference page is generated from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Config {

    /** Type of the value. */
    Kind kind();

    /** Default value, as written on one line; empty when the key is required, and for a tree. */
    String fallback() default "";

    /** Unit of a number, such as {@code ms}; empty when it has none. */
    String unit() default "";

    /** Smallest number allowed. */
    long min() default 0;

    /** Largest number allowed, or largest number of characters of a text. */
    long max() default Integer.MAX_VALUE;

    /** Allowed words, for {@link Kind#CHOICE}. */
    String[] choices() default {};

    /** Whether {@code none} is allowed instead of a value. */
    boolean optional() default false;

    /** Description of the key, for the reference page. */
    String text();
}
