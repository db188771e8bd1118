package org.rmed.theory;

/**
 * Something a paper says that no claim checks.
 *
 * @param part where it belongs
 * @param what it says
 * @param why it is not checked, and what is done instead
 */
public record Unchecked(Part part, String what, String why) {}
