package org.tollbridge.adapter.m3ua;

/** One side of an association: an ASP that Application Servers have as a member. */
sealed interface Asp permits OwnAsp, ServedAsp {

    Association association();
}
