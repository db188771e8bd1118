package org.rmed.transformer.experiment;

import java.util.List;
import java.util.Map;

/** The experiments on the language model. */
final class LanguageExperiments {

    private static final List<String> LANGUAGE_PAPER = List.of(
            "layers=8",
            "width=200",
            "heads=2",
            "inner=200",
            "steps=3000",
            "batch=20",
            "bptt=35",
            "dropout=0.2",
            "sgdEta=0.5",
            "adagradEta=0.01",
            "measureExamples=20",
            "measureBatch=20");

    private static final List<String> LANGUAGE_LAPTOP = List.of(
            "layers=4",
            "width=128",
            "heads=2",
            "inner=256",
            "steps=200",
            "batch=16",
            "bptt=24",
            "minimumFrequency=20",
            "sgdEta=0.5",
            "adagradEta=0.01",
            "measureExamples=4",
            "measureBatch=4",
            "measureLayers=6",
            "measure=1");

    private LanguageExperiments() {}

    static Experiment languageModel() {
        Pair two = new Pair("sgd", "adagrad");
        return new Experiment(
                "language-model",
                "A language model from weights of several gains, SGD against Adagrad.",
                "appendix A.1: Tables 3 to 5, figures 6, 11",
                TaskKind.LANGUAGE,
                List.of(
                        Arm.of("sgd"),
                        Arm.of("adagrad"),
                        new Arm("sgd-gain2", List.of("sgd"), List.of("gain=2")),
                        new Arm("adagrad-gain2", List.of("adagrad"), List.of("gain=2"))),
                List.of(two, new Pair("sgd-gain2", "adagrad-gain2")),
                Map.of(Profile.PAPER, LANGUAGE_PAPER, Profile.LAPTOP, LANGUAGE_LAPTOP),
                List.of(
                        Observations.smaller(two),
                        Observations.faster(two, true),
                        Observations.smaller(new Pair("sgd-gain2", "adagrad-gain2"))));
    }

    static Experiment gain() {
        Pair pair = new Pair("gain-800", "gain-1");
        return new Experiment(
                "gain",
                "Smoothness and condition number of layers whose initial weights have gain 800.",
                "section 3.1",
                TaskKind.LANGUAGE,
                List.of(
                        new Arm("gain-1", List.of("sgd"), List.of("gain=1")),
                        new Arm("gain-800", List.of("sgd"), List.of("gain=800"))),
                List.of(pair),
                Map.of(
                        Profile.PAPER,
                        Words.with(LANGUAGE_PAPER, "steps=1", "measure=0", "precision=double"),
                        Profile.LAPTOP,
                        Words.with(LANGUAGE_LAPTOP, "steps=1", "measure=0", "precision=double")),
                List.of(Observations.extreme(pair)));
    }
}
