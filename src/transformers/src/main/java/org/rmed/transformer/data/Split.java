package org.rmed.transformer.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A list in two parts, the same at every run: of every {@code every} blocks of {@code block} neighbours the last is held
 * out. Packages store their items class by class, so that each class keeps its share; where neighbours resemble each
 * other (a dictionary), longer blocks keep near copies from lying on both sides.
 */
record Split<T>(List<T> training, List<T> heldOut) {

    static <T> Split<T> of(List<T> items, int every, int block) {
        List<T> training = new ArrayList<>();
        List<T> heldOut = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            (i / block % every == every - 1 ? heldOut : training).add(items.get(i));
        }
        return new Split<>(List.copyOf(training), List.copyOf(heldOut));
    }

    String counts(String things) {
        return training.size() + " " + things + " for training, " + heldOut.size() + " held out";
    }
}
