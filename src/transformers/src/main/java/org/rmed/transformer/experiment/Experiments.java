package org.rmed.transformer.experiment;

import java.util.List;
import java.util.Map;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The registry of experiments. Learning rates and lengths of the paper are those of its sections 4, 5 and appendix A. */
public final class Experiments {

    private static final Pair SGDM_ADAM = new Pair("sgdm", "adam");

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

    private Experiments() {}

    /** All of them, in the paper's order. */
    public static List<Experiment> all() {
        return List.of(
                classification(),
                translation(),
                randomTargets(),
                languageModel(),
                adaptiveFamily(),
                sameLoss(),
                optimizerSwitch(),
                weightDecay(),
                images(),
                restart(),
                gain());
    }

    /**
     * The experiment of a name.
     *
     * @throws UsageException if there is none
     */
    public static Experiment named(String name) {
        List<String> names = all().stream().map(Experiment::name).toList();
        return all().stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no experiment '" + name + "'" + Nearest.suggestion(name, names)
                        + " (one of: " + String.join(", ", names) + ")"));
    }

    private static Experiment classification() {
        return new Experiment(
                "classification",
                "Fine-tuning a BERT encoder on the sentiment of texts, SGD+M against Adam.",
                "section 4.1: Table 1, figures 2, 4, 14",
                TaskKind.CLASSIFICATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        List.of(
                                "layers=4",
                                "steps=2500",
                                "batch=100",
                                "repeats=12",
                                "schedule=linear",
                                "sgdmEta=1e-3",
                                "adamEta=5e-5",
                                "length=512",
                                "measure=0.3,0.5",
                                "measureExamples=64",
                                "measureBatch=16",
                                "measureLayers=all"),
                        Profile.LAPTOP,
                        List.of(
                                "layers=3",
                                "steps=100",
                                "batch=32",
                                "schedule=linear",
                                "sgdmEta=1e-2",
                                "adamEta=1e-4",
                                "length=48",
                                "measure=0.5,1",
                                "measureExamples=16",
                                "measureBatch=16",
                                "measureLayers=6")),
                List.of(
                        Observations.smaller(SGDM_ADAM),
                        Observations.faster(SGDM_ADAM, true),
                        Observations.aligned("sgdm"),
                        Observations.aligned("adam")));
    }

    private static Experiment translation() {
        return new Experiment(
                "translation",
                "Training an encoder-decoder from German to English, SGD+M against Adam.",
                "section 4.1: Table 2a, figures 3a, 5, 9, 10, 12",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(Profile.PAPER, TRANSLATION_PAPER, Profile.LAPTOP, TRANSLATION_LAPTOP),
                List.of(
                        Observations.smaller(SGDM_ADAM),
                        Observations.faster(SGDM_ADAM, true),
                        Observations.aligned("sgdm"),
                        Observations.aligned("adam")));
    }

    private static Experiment randomTargets() {
        return new Experiment(
                "random-targets",
                "The same encoder-decoder with random integers in the place of the English words.",
                "section 4.2: Table 2b, figure 3b",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        with(TRANSLATION_PAPER, "targets=random", "sgdmEta=0.015", "adamEta=5e-5"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "targets=random", "examples=2000")),
                List.of(Observations.smaller(SGDM_ADAM), Observations.faster(SGDM_ADAM, true)));
    }

    private static Experiment languageModel() {
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

    private static Experiment adaptiveFamily() {
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
                        with(TRANSLATION_PAPER, "rmspropEta=2.5e-5", "amsgradEta=5e-4"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "rmspropEta=3e-4", "amsgradEta=1e-3", "steps=200", "measureLayers=6")),
                List.of(
                        Observations.smaller(rmsprop),
                        Observations.smaller(amsgrad),
                        Observations.faster(rmsprop, true),
                        Observations.faster(amsgrad, true)));
    }

    private static Experiment sameLoss() {
        return new Experiment(
                "same-loss",
                "SGD+M and Adam compared where their training losses are equal, not their times.",
                "appendix A.3: Table 7",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        with(TRANSLATION_PAPER, "measure=", "measureLosses=5,4,3"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "measure=", "measureLosses=6,5.5")),
                List.of(Observations.smaller(SGDM_ADAM)));
    }

    private static Experiment optimizerSwitch() {
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
                        with(TRANSLATION_PAPER, "sgdEta=0.3"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "sgdEta=0.3", "measure=0.5,1", "measureLayers=5")),
                List.of(Observations.smaller(before), Observations.closes(after), Observations.faster(before, true)));
    }

    private static Experiment weightDecay() {
        return new Experiment(
                "weight-decay",
                "The encoder-decoder with L2 decay 0.001 of all weights.",
                "appendix A.7: Table 9, figure 13a",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        with(TRANSLATION_PAPER, "decay=0.001"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "decay=0.001")),
                List.of(Observations.smaller(SGDM_ADAM)));
    }

    private static Experiment images() {
        return new Experiment(
                "images",
                "A residual network on images, where Adam is not better.",
                "appendix A.8: Table 10, figure 13b",
                TaskKind.IMAGES,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(SGDM_ADAM),
                Map.of(
                        Profile.PAPER,
                        List.of(
                                "blocks=3",
                                "channels=16",
                                "steps=2050",
                                "batch=1000",
                                "beta2=0.98",
                                "sgdmEta=0.5",
                                "adamEta=0.005",
                                "measureExamples=256",
                                "measureBatch=128",
                                "dropout=0"),
                        Profile.LAPTOP,
                        List.of(
                                "blocks=1",
                                "channels=8",
                                "steps=150",
                                "batch=128",
                                "beta2=0.98",
                                "sgdmEta=0.1",
                                "adamEta=0.005",
                                "measureExamples=64",
                                "measureBatch=64",
                                "measureLayers=6",
                                "dropout=0")),
                List.of(Observations.notSmaller(SGDM_ADAM), Observations.faster(SGDM_ADAM, false)));
    }

    private static Experiment restart() {
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
                        with(TRANSLATION_PAPER, "switchLoss=4", "after=900", "measure=", "measureLosses=4"),
                        Profile.LAPTOP,
                        with(TRANSLATION_LAPTOP, "switchLoss=5.5", "after=100", "measure=", "measureLosses=5.5")),
                List.of(Observations.smaller(pair), Observations.faster(pair, true)));
    }

    private static Experiment gain() {
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
                        with(LANGUAGE_PAPER, "steps=1", "measure=0"),
                        Profile.LAPTOP,
                        with(LANGUAGE_LAPTOP, "steps=1", "measure=0")),
                List.of(Observations.extreme(pair)));
    }

    /** Words with others in the place of those of the same key, or added. */
    private static List<String> with(List<String> words, String... others) {
        java.util.Map<String, String> byKey = new java.util.LinkedHashMap<>();
        for (String word : words) {
            byKey.put(word.substring(0, word.indexOf('=')), word);
        }
        for (String word : others) {
            byKey.put(word.substring(0, word.indexOf('=')), word);
        }
        return List.copyOf(byKey.values());
    }
}
