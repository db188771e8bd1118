package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rmed.cli.SweepFiles.assertSameTables;
import static org.rmed.cli.SweepFiles.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches array scripts whose tasks leave out a shard or run one twice. Slurm is played by its environment variables. */
class SlurmTest {

    private static final Path SCRIPTS = Path.of("..", "lab", "slurm");
    private static final String GRID = "d=2,3 steps=5 optimizer=adam,sgdm seeds=2";

    @TempDir
    private Path temp;

    private Console slurm(String script, Map<String, String> variables, String words)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "Slurm runs on systems that have it");
        List<String> command = new ArrayList<>(
                List.of("/bin/bash", SCRIPTS.resolve(script).toAbsolutePath().toString()));
        command.addAll(List.of(words.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("stdout").toFile())
                .redirectError(temp.resolve("stderr").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SLURM_") || name.startsWith("RMED"));
        builder.environment().putAll(variables);
        builder.environment().put("RMED", launcher().toString());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Console(process.exitValue(), text(temp.resolve("stdout")), text(temp.resolve("stderr")));
    }

    /** This build, as a command. */
    private Path launcher() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path launcher = Files.writeString(
                temp.resolve("rmed"),
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' org.rmed.cli.Main \"$@\"\n");
        return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void arrayAndMergeAreTheWholeSweep() throws IOException, InterruptedException {
        Path whole = temp.resolve("whole");
        Console.line("sweep " + GRID + " out=" + whole).done();
        Path out = temp.resolve("array");
        for (int id = 0; id < 2; id++) { // an array may begin at 0
            Console console = slurm(
                            "sweep.sbatch",
                            Map.of(
                                    "SLURM_ARRAY_TASK_ID", "" + id,
                                    "SLURM_ARRAY_TASK_MIN", "0",
                                    "SLURM_ARRAY_TASK_COUNT", "2",
                                    "SLURM_CPUS_PER_TASK", "2"),
                            GRID + " out=" + out)
                    .done();
            assertTrue(console.out().startsWith("shard " + (id + 1) + "/2: 2 cells of 2 runs"), console::toString);
        }
        assertTrue(text(out.resolve("shards/1-of-2.json")).contains("\"threads\" : 2"));
        slurm("merge.sbatch", Map.of(), "out=" + out).done();
        assertSameTables(whole, out);
    }

    /** Two of eight tasks submitted again: the array is smaller, the shards are not. */
    @Test
    void someTasksAgainAreTheSameShards() throws IOException, InterruptedException {
        Path out = temp.resolve("again");
        Console console = slurm(
                        "sweep.sbatch",
                        Map.of(
                                "RMED_SHARDS", "4",
                                "SLURM_ARRAY_TASK_ID", "3",
                                "SLURM_ARRAY_TASK_MIN", "3",
                                "SLURM_ARRAY_TASK_COUNT", "2"),
                        GRID + " out=" + out)
                .done();
        assertTrue(console.out().startsWith("shard 3/4: 1 cell of 2 runs"), console::toString);
    }

    @Test
    void mistakesReachTheUser() throws IOException, InterruptedException {
        Console outside = slurm("sweep.sbatch", Map.of(), GRID + " out=" + temp.resolve("no"));
        assertTrue(outside.code() != 0 && outside.err().contains("submit this with sbatch"), outside::toString);
        Console typo = slurm(
                "sweep.sbatch",
                Map.of("SLURM_ARRAY_TASK_ID", "1", "SLURM_ARRAY_TASK_COUNT", "2"),
                "dd=2 out=" + temp.resolve("no"));
        typo.refused(ExitCode.USAGE, "unknown key 'dd'");
        assertEquals(false, Files.exists(temp.resolve("no")));
    }
}
