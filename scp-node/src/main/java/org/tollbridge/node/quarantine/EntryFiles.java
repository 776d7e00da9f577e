package org.tollbridge.node.quarantine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a quarantine, one per entry. A file is written under a temporary name and then renamed. Reading needs no
 * running node.
 *
 * @param folder may be missing
 */
public record EntryFiles(Path folder) {

    private static final String ENDING = ".json";
    private static final String NAME = "\\d{10,19}\\.json";

    /** Identifiers of all entries, oldest first. */
    public List<Long> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        }
    }

    /** An entry, if it exists and is readable. */
    public Optional<Entry> read(long id) {
        try {
            return Optional.of(Entry.fromJson(Files.readAllBytes(file(id))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All readable entries, oldest first. */
    public List<Entry> all() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (long id : ids()) {
            read(id).ifPresent(entries::add);
        }
        return entries;
    }

    long size(long id) {
        try {
            return Files.size(file(id));
        } catch (IOException e) {
            return 0;
        }
    }

    void write(Entry entry) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path beside = folder.resolve("next.tmp");
        Files.write(beside, entry.toJson());
        Files.move(beside, file(entry.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(long id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(long id) {
        return folder.resolve(String.format(Locale.ROOT, "%010d", id) + ENDING);
    }
}
