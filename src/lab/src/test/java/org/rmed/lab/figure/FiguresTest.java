package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.spec.UsageException;

/** Catches a figure that cannot be asked for by name, or whose plan runs something twice. */
class FiguresTest {

    @Test
    void namesAreFileNamesAndDistinct() {
        List<String> names = Figures.all().stream().map(Figure::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
        assertTrue(names.stream().allMatch(name -> name.matches("[a-z0-9-]+")), names.toString());
    }

    @Test
    void namedKeepsTheOrderGivenAndDropsRepeats() {
        List<Figure> figures = Figures.named(List.of("error-alignment", "loss-laws", "error-alignment"));
        assertEquals(
                List.of("error-alignment", "loss-laws"),
                figures.stream().map(Figure::name).toList());
    }

    @Test
    void noNameGivesNoFigure() {
        assertEquals(List.of(), Figures.named(List.of()));
    }

    @Test
    void mistypedNameIsRefusedWithTheNearest() {
        UsageException refusal =
                assertThrows(UsageException.class, () -> Figures.named(List.of("error-alignment", "los-laws")));
        assertTrue(refusal.getMessage().contains("did you mean 'loss-laws'?"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("r-med-against-d"), refusal.getMessage());
    }

    @Test
    void noFigureRunsTheSameSettingsTwice() {
        for (Figure figure : Figures.all()) {
            assertEquals(figure.settings().size(), new HashSet<>(figure.settings()).size(), figure.name());
        }
    }

    /** One seed starts w2 of every dimension with the same draws: shared seeds would bind the points of neighbours. */
    @Test
    void noSeedServesTwoDimensions() {
        List<String> seedsOfSgdm = Figures.named(List.of("r-med-against-d")).get(0).settings().stream()
                .filter(run -> run.text("optimizer").equals("sgdm"))
                .map(run -> run.text("seed"))
                .toList();
        assertEquals(seedsOfSgdm.size(), new HashSet<>(seedsOfSgdm).size());
    }

    @Test
    void captionsNameThePaper() {
        for (Figure figure : Figures.all()) {
            assertTrue(figure.caption().contains("Jiang, Malik and Li (2023)"), figure.name());
        }
    }
}
