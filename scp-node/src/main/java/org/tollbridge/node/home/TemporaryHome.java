package org.tollbridge.node.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for a demo or a benchmark, deleted with its contents on close. */
public record TemporaryHome(Path path) implements AutoCloseable {

    /** Creates one in the system's folder for temporary files. */
    public static TemporaryHome create(String prefix) throws IOException {
        return new TemporaryHome(Files.createTempDirectory(prefix));
    }

    /** Creates one in an existing folder. */
    public static TemporaryHome createIn(Path folder, String prefix) throws IOException {
        return new TemporaryHome(Files.createTempDirectory(folder, prefix));
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
