package org.rmed.transformer.tensor;

/** libtorch could not get the memory that an operation needs. */
public final class MemoryExhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MemoryExhausted(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same error as one of memory, if that is what it is. */
    static RuntimeException of(RuntimeException error) {
        String message = String.valueOf(error.getMessage());
        boolean memory = message.contains("can't allocate memory")
                || message.contains("out of memory")
                || message.contains("bad_alloc")
                || message.contains("Cannot allocate memory");
        return memory ? new MemoryExhausted(message.lines().findFirst().orElse(""), error) : error;
    }
}
