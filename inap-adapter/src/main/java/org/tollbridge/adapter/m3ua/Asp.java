package org.tollbridge.adapter.m3ua;

/** One side of an association, as a member of Application Servers. */
sealed interface Asp permits OwnAsp, ServedAsp {

    Association association();
}
