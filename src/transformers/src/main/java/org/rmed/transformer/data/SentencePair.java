package org.rmed.transformer.data;

/** The same sentence in two languages. */
public record SentencePair(String german, String english) {}
