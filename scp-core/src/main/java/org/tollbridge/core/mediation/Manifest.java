package org.tollbridge.core.mediation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.core.journal.LineFile;

/**
 * The list of finished files, one per line: a file may be fetched once it is listed. It also gives the position in the
 * journal up to which records have been written.
 */
final class Manifest {

    private static final Pattern BEGIN = Pattern.compile("begin after (\\d{1,18})");
    private static final Pattern FILE =
            Pattern.compile("file (\\d{1,9}) (\\S+) sha256 [0-9a-f]{64} records \\d+ first \\d+ last (\\d{1,18})");

    private final Path path;
    private final LineFile lines;
    private int files;
    private long last;

    private Manifest(Path path, LineFile lines) {
        this.path = path;
        this.lines = lines;
    }

    /**
     * Opens a manifest; removes a line that a crash left incomplete.
     *
     * @param otherwise number of the record after which a new one begins
     * @throws IOException when it cannot be read or written, or has other contents
     */
    static Manifest open(Path path, long otherwise) throws IOException {
        Manifest manifest = new Manifest(path, LineFile.open(path));
        List<String> lines = Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
        for (String line : lines) {
            manifest.take(line);
        }
        if (lines.isEmpty()) {
            manifest.last = otherwise;
            manifest.lines.add("begin after " + otherwise);
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
        lines.add("file " + number + " " + name + " sha256 " + sha256 + " records " + records + " first " + firstRecord
                + " last " + lastRecord);
        files = number;
        last = lastRecord;
    }

    /** Returns the number of the last file; 0 for none. */
    int files() {
        return files;
    }

    /** Returns the number of the last record that is in a finished file. */
    long last() {
        return last;
    }
}
