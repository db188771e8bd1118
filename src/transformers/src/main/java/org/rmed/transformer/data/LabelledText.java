package org.rmed.transformer.data;

/** A text and its class; for sentiment 0 is negative and 1 positive. */
public record LabelledText(String text, int label) {}
