package org.rmed.lab.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rmed.spec.UsageException;

/** One process at a time: a lock of the operating system on a file, which ends with its process, however that ends. */
final class Lock implements AutoCloseable {

    /**
     * What this process has. On POSIX systems, closing any channel of a file ends all locks that the process has on it: a
     * second attempt must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private Lock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /**
     * Takes the lock.
     *
     * @param what is locked, in words
     * @throws UsageException if another process, or this one, has it, or files cannot be locked there
     */
    static Lock take(Path file, String what) throws IOException {
        Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        if (!HELD.add(real)) {
            throw new UsageException("this process is at work on " + what + " already; wait until it ends");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel, file)) {
                throw new UsageException("another process (" + owner(file) + ") is at work on " + what
                        + "; wait until it ends, or stop it first");
            }
            String owner = "process " + ProcessHandle.current().pid();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            return new Lock(channel, real);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(real);
            throw e;
        }
    }

    private static boolean locked(FileChannel channel, Path file) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be locked (" + e.getMessage()
                            + "); choose a folder on a file system with locks, with out=DIR",
                    e);
        }
    }

    private static String owner(Path file) {
        try {
            String owner = Files.readString(file);
            return owner.isBlank() ? "unknown" : owner;
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
