package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Catches an error that reaches the user as a stack trace, as several lines, without the value, the bound or the remedy, or
 * with the wrong exit code; and a refusal that leaves a folder behind, which then refuses the corrected command.
 */
class RefusalTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simulat                                    | unknown command 'simulat'; did you mean 'simulate'?
            help verfy                                 | 'verfy'
            --degub                                    | unknown option '--degub'; did you mean '--debug'?
            simulate --debgu                           | unknown option '--debgu'; did you mean '--debug'?
            simulate --d 64                            | unknown option '--d': keys have no dashes, as in d=VALUE
            simulate -seed=3                           | unknown option '-seed=3': keys have no dashes, as in seed=VALUE
            simulate dd=3                              | unknown key 'dd'; did you mean 'd'? ('rmed keys'
            simulate optimiser=adam                    | did you mean 'optimizer'?
            simulate d=4 d=5                           | key 'd' is given twice (4 and 5); keep one
            simulate d=                                | d= is not a whole number
            simulate d=NaN                             | d=NaN
            simulate d=-5                              | d=-5 is out of range; it must be a whole number in [1, 10000000]
            simulate d=1e99                            | d=1e99 is out of range; it must be a whole number in [1, 10000000]
            simulate eta=nan                           | eta=nan is not a number
            simulate eta=-1                            | eta=-1 is out of range
            simulate steps=-1                          | steps=-1 is out of range; it must be a whole number in [0,
            simulate threads=0 d=4                     | threads=0 is out of range; it must be a whole number in [1, 1024]
            simulate optimizer=adamm                   | did you mean 'adam'? (one of: sgdm, adam,
            simulate statistics=foo                    | 'foo' (any of: uniformity, rank,
            simulate every=abc d=4                     | every=abc is not understood; it must be a number of steps, log
            simulate sigma=1 batch=3 d=4               | set one of them to 0
            simulate alpha=400 d=8                     | s must be at least 1.22e-77, that is alpha <= 85.17 at d=8
            simulate eta=3 optimizer=sgdm              | eta < 2(1+beta)/(2||A||) = 0.2289
            simulate eta=3 optimizer=sgdm d=64         | unstable=true runs it all the same
            simulate d=128 alpha=8                     | raise eta, give steps, or use engine=limit
            simulate problem=nowhere                   | problem=nowhere is not a folder; it must hold A.npy, w2.npy
            simulate target=nofile.npy                 | nofile.npy does not exist
            simulate out=                              | out= names no folder; give one with out=DIR
            verify thoerem1                            | unknown claim 'thoerem1'; did you mean 'theorem1'? ('rmed claims'
            verify theorem1-amad                       | did you mean 'theorem1-adam'?
            verify seeds=3                             | seeds=3 is too few for a confidence interval; use at least 24
            verify seeds=x                             | seeds=x is out of range; it must be a whole number in [1,
            verify seeds=30 seeds=40                   | 'seeds' is given twice
            verify seed=3                              | use seeds=N
            verify d=1                                 | d=1 is out of range; it must be a whole number in [2, 10000000]
            verify d=16,                               | d= is out of range
            verify d=16,32,16                          | names 16 twice
            verify d=16 d=32                           | keep one (d=64,128 names several)
            verify problem=DIR                         | 'rmed simulate' runs one
            verify chi-square-law eta=77               | eta=77.0 is unstable
            verify --readme                            | '--readme' (FILE)
            verify --readme nofile.md                  | --readme=nofile.md cannot be read (no such file or folder)
            falsify                                    | no claim to falsify; name one, such as theorem1-adam
            falsify d=16                               | no claim to falsify
            falsify thoerem1                           | unknown claim 'thoerem1'; did you mean 'theorem1'?
            falsify corollary1 --budget 60             | --budget=60 is not understood; give a whole number of seconds
            falsify corollary1 --candidates 0          | --candidates=0 is too few; give 1 or more
            falsify corollary1 seeds=3                 | seeds=3 is too few for a confidence interval; use at least 24
            falsify corollary1 seed=3                  | use seeds=N
            falsify corollary1 alhpa=2                 | unknown key 'alhpa'; did you mean 'alpha'?
            export d=4 eta=77                          | eta=77.0
            figures nosuch                             | 'nosuch'
            figures --out pom.xml                      | --out=pom.xml cannot be written (a file is in the way)
            claims foo                                 | unexpected word 'foo'
            keys d                                     | unexpected word 'd'
            """)
    void oneLineSaysWhatAndWhatInstead(String words, String fragment) {
        Path out = temp.resolve("out");
        boolean runs =
                words.matches("(simulate|verify|falsify|export)( .*)?") && !words.matches(".*(out=|--readme$).*");
        Console.line(runs ? words + " out=" + out : words).refused(ExitCode.USAGE, fragment);
        assertFalse(Files.exists(out), "a refused command made its folder");
    }

    @Test
    void folderOfAnotherRunIsRefused() {
        String out = " out=" + temp.resolve("run");
        Console.line("simulate d=2 steps=3" + out).done();
        Console.line("simulate d=2 steps=4" + out)
                .refused(ExitCode.USAGE, "holds the results of another run", "choose another folder with out=DIR");
        Console.line("simulate d=2 steps=3 threads=2" + out).done();
    }

    @Test
    void exportAndSimulationOfTheSameSettingsAreDifferentResults() {
        String words = "d=2 steps=3 out=" + temp.resolve("both");
        Console.line("export " + words).done();
        Console.line("simulate " + words).refused(ExitCode.USAGE, "holds the results of another run");
    }

    @Test
    void fileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        Console.line("simulate d=2 steps=3 out=" + file)
                .refused(ExitCode.USAGE, "out=" + file + " cannot be written (a file is in the way)");
        Console.line("simulate d=2 steps=3 out=" + file.resolve("below"))
                .refused(ExitCode.USAGE, "cannot be written (");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void debugPrintsTheStackTraceToo() {
        for (String words : new String[] {"--debug simulate d=0", "simulate --debug d=0"}) {
            Console console = Console.line(words);
            assertEquals(ExitCode.USAGE, console.code());
            assertTrue(console.err().contains("\tat org.rmed.spec.Settings"), console::toString);
            assertTrue(console.err().contains("\nrmed: d=0 is out of range"), console::toString);
        }
    }

    @Test
    void malformedNpyIsRefused() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("problem"));
        Console.line("simulate problem=" + folder).refused(ExitCode.USAGE, "w2.npy does not exist");
        for (String name : new String[] {"A.npy", "w2.npy", "W1.npy"}) {
            Files.writeString(folder.resolve(name), "not an array, whatever its name");
        }
        Console.line("simulate problem=" + folder)
                .refused(ExitCode.USAGE, "w2.npy is not a usable .npy file: it does not start with the NumPy magic");
    }

    @Test
    void npyOfWrongShapeIsRefused() throws IOException {
        Path three = temp.resolve("three");
        Path two = temp.resolve("two");
        Console.line("export d=3 out=" + three).done();
        Console.line("export d=2 out=" + two).done();
        Files.copy(three.resolve("w2.npy"), two.resolve("w2.npy"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Console.line("simulate problem=" + two).refused(ExitCode.USAGE, "W1.npy has shape (2, 2)", "must be (3, 3)");
    }

    @Test
    void npyCutShortIsRefused() throws IOException {
        Path folder = temp.resolve("cut");
        Console.line("export d=3 out=" + folder).done();
        Path file = folder.resolve("W1.npy");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Console.line("simulate problem=" + folder)
                .refused(ExitCode.USAGE, "W1.npy is not a usable .npy file: it holds 71 bytes of data", "needs 72");
    }

    @Test
    void npyWithNanIsRefused() throws IOException {
        Path folder = temp.resolve("nan");
        Console.line("export d=2 out=" + folder).done();
        Path file = folder.resolve("A.npy");
        byte[] bytes = Files.readAllBytes(file);
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putDouble(bytes.length - Double.BYTES, Double.NaN);
        Files.write(file, bytes);
        Console.line("simulate problem=" + folder).refused(ExitCode.USAGE, "A.npy", "entry 1 is NaN");
    }

    @Test
    void brokenManifestIsRefused() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("broken"));
        Files.writeString(folder.resolve("manifest.json"), "{\"hash\": \n", StandardCharsets.UTF_8);
        Console.line("simulate d=2 steps=3 out=" + folder)
                .refused(ExitCode.USAGE, "manifest.json cannot be read (", "choose another folder");
    }
}
