package org.tollbridge.core.mediation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of the files that are finished, a line each: a file is there for whoever fetches it when this names it. It also
 * says how far the journal has been written.
 */
final class Manifest {

    private static final Pattern BEGIN = Pattern.compile("begin after (\\d{1,18})");
    private static final Pattern FILE =
            Pattern.compile("file (\\d{1,9}) (\\S+) sha256 [0-9a-f]{64} records \\d+ first \\d+ last (\\d{1,18})");

    private final Path path;
    private int files;
    private long last;

    private Manifest(Path path) {
        this.path = path;
    }

    /**
     * Opens a manifest; a line that a crash has cut off goes.
     *
     * @param otherwise number of the record after which a new one begins
     * @throws IOException when it cannot be read or written, or holds something else
     */
    static Manifest open(Path path, long otherwise) throws IOException {
        Manifest manifest = new Manifest(path);
        if (!Files.exists(path)) {
            manifest.last = otherwise;
            manifest.append("begin after " + otherwise);
            return manifest;
        }
        String text = Files.readString(path, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = new ArrayList<>(whole.lines().toList());
        for (String line : lines) {
            manifest.take(line);
        }
        if (whole.length() < text.length()) {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(
                    fresh,
                    whole,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.DSYNC,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return manifest;
    }

    private void take(String line) throws IOException {
        Matcher begin = BEGIN.matcher(line);
        Matcher file = FILE.matcher(line);
        if (file.matches()) {
            files = Integer.parseInt(file.group(1));
            last = Long.parseLong(file.group(3));
        } else if (begin.matches()) {
            last = Long.parseLong(begin.group(1));
        } else {
            throw new IOException(path + " has a line that is none of a manifest: '" + line
                    + "'; mend it, or begin with an empty folder");
        }
    }

    void add(int number, String name, String sha256, long records, long firstRecord, long lastRecord)
            throws IOException {
        append("file " + number + " " + name + " sha256 " + sha256 + " records " + records + " first " + firstRecord
                + " last " + lastRecord);
        files = number;
        last = lastRecord;
    }

    private void append(String line) throws IOException {
        Files.writeString(
                path,
                line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }

    /** Number of the last file; 0 for none. */
    int files() {
        return files;
    }

    /** Number of the last record that is in a finished file. */
    long last() {
        return last;
    }
}
