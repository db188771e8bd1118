package org.rmed.transformer.experiment;

import java.util.List;
import java.util.Map;

/** The experiments on the encoder-decoder. */
final class TranslationExperiments {

    /** The translation tutorial's network and the paper's training of it. */
    private static final List<String> TRANSLATION_PAPER = List.of(
            "layers=3",
            "width=512",
            "heads=8",
            "inner=512",
            "steps=1800",
            "batch=967",
            "repeats=8",
            "beta2=0.98",
            "sgdmEta=0.03",
            "adamEta=1e-4",
            "measureExamples=256",
            "measureBatch=64");

    private static final List<String> TRANSLATION_LAPTOP = List.of(
            "layers=2",
            "width=128",
            "heads=4",
            "inner=512",
            "steps=240",
            "batch=64",
            "beta2=0.98",
            "sgdmEta=0.1",
            "adamEta=1e-3",
            "length=24",
            "measureExamples=32",
            "measureBatch=32",
            "measureLayers=8",
            "measure=1");

    private TranslationExperiments() {}

    static Experiment translation() {
        return new Experiment(
                "translation",
                "Training an encoder-decoder from German to English, SGD+M against Adam.",
                "section 4.1: Table 2a, figures 3a, 5, 9, 10, 12",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(Experiments.SGDM_ADAM),
                Map.of(Profile.PAPER, TRANSLATION_PAPER, Profile.LAPTOP, TRANSLATION_LAPTOP),
                List.of(
                        Observations.smaller(Experiments.SGDM_ADAM),
                        Observations.faster(Experiments.SGDM_ADAM, true),
                        Observations.aligned("sgdm"),
                        Observations.aligned("adam")));
    }

    static Experiment randomTargets() {
        return new Experiment(
                "random-targets",
                "The same encoder-decoder with random integers in the place of the English words.",
                "section 4.2: Table 2b, figure 3b",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(Experiments.SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "targets=random", "sgdmEta=0.015", "adamEta=5e-5"),
                        Profile.LAPTOP,
                        Words.with(TRANSLATION_LAPTOP, "targets=random", "examples=2000")),
                List.of(Observations.smaller(Experiments.SGDM_ADAM), Observations.faster(Experiments.SGDM_ADAM, true)));
    }

    static Experiment adaptiveFamily() {
        Pair rmsprop = new Pair("sgdm", "rmsprop");
        Pair amsgrad = new Pair("sgdm", "amsgrad");
        return new Experiment(
                "adaptive-family",
                "The encoder-decoder under RMSprop and AMSGrad against SGD+M.",
                "appendix A.2: Table 6, figure 7",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("rmsprop"), Arm.of("amsgrad")),
                List.of(rmsprop, amsgrad),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "rmspropEta=2.5e-5", "amsgradEta=5e-4"),
                        Profile.LAPTOP,
                        Words.with(
                                TRANSLATION_LAPTOP,
                                "rmspropEta=3e-4",
                                "amsgradEta=1e-3",
                                "steps=200",
                                "measureLayers=6")),
                List.of(
                        Observations.smaller(rmsprop),
                        Observations.smaller(amsgrad),
                        Observations.faster(rmsprop, true),
                        Observations.faster(amsgrad, true)));
    }

    static Experiment sameLoss() {
        return new Experiment(
                "same-loss",
                "SGD+M and Adam compared where their training losses are equal, not their times.",
                "appendix A.3: Table 7",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(Experiments.SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "measure=", "measureLosses=5,4,3"),
                        Profile.LAPTOP,
                        Words.with(TRANSLATION_LAPTOP, "measure=", "measureLosses=6,5.5")),
                List.of(Observations.smaller(Experiments.SGDM_ADAM)));
    }

    static Experiment optimizerSwitch() {
        Pair before = new Pair("sgd", "adam");
        Pair after = new Pair("sgd-adam", "adam");
        return new Experiment(
                "switch",
                "SGD without momentum, Adam, and SGD that gives way to Adam half way.",
                "appendix A.4: Table 8, figure 8",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgd"), Arm.of("adam"), new Arm("sgd-adam", List.of("sgd", "adam"), List.of())),
                List.of(before, after),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "sgdEta=0.3"),
                        Profile.LAPTOP,
                        Words.with(TRANSLATION_LAPTOP, "sgdEta=0.3", "measure=0.5,1", "measureLayers=5")),
                List.of(Observations.smaller(before), Observations.closes(after), Observations.faster(before, true)));
    }

    static Experiment weightDecay() {
        return new Experiment(
                "weight-decay",
                "The encoder-decoder with L2 decay 0.001 of all weights.",
                "appendix A.7: Table 9, figure 13a",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(Experiments.SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "decay=0.001"),
                        Profile.LAPTOP,
                        Words.with(TRANSLATION_LAPTOP, "decay=0.001")),
                List.of(Observations.smaller(Experiments.SGDM_ADAM)));
    }

    static Experiment restart() {
        Pair pair = new Pair("from-sgdm", "from-adam");
        return new Experiment(
                "restart",
                "SGD+M begun anew from Adam's and from SGD+M's own iterate of equal loss.",
                "figure 1a",
                TaskKind.TRANSLATION,
                List.of(
                        new Arm("from-sgdm", List.of("sgdm", "sgdm"), List.of()),
                        new Arm("from-adam", List.of("adam", "sgdm"), List.of())),
                List.of(pair),
                Map.of(
                        Profile.PAPER,
                        Words.with(TRANSLATION_PAPER, "switchLoss=4", "after=900", "measure=", "measureLosses=4"),
                        Profile.LAPTOP,
                        Words.with(TRANSLATION_LAPTOP, "switchLoss=5.5", "after=100", "measure=", "measureLosses=5.5")),
                List.of(Observations.smaller(pair), Observations.faster(pair, true)));
    }
}
