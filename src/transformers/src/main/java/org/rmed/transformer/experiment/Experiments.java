package org.rmed.transformer.experiment;

import java.util.List;
import java.util.Map;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The registry of experiments. Learning rates and lengths of the paper are those of its sections 4, 5 and appendix A. */
public final class Experiments {

    static final Pair SGDM_ADAM = new Pair("sgdm", "adam");

    private Experiments() {}

    /** All of them, in the paper's order. */
    public static List<Experiment> all() {
        return List.of(
                classification(),
                TranslationExperiments.translation(),
                TranslationExperiments.randomTargets(),
                LanguageExperiments.languageModel(),
                TranslationExperiments.adaptiveFamily(),
                TranslationExperiments.sameLoss(),
                TranslationExperiments.optimizerSwitch(),
                TranslationExperiments.weightDecay(),
                images(),
                TranslationExperiments.restart(),
                LanguageExperiments.gain());
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
}
