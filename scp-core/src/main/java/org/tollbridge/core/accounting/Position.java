package org.tollbridge.core.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a journal has been sent.
 *
 * @param done number of the last record up to which all have been answered; 0 for none
 * @param begun number of the last record that may have been sent
 */
record Position(long done, long begun) {

    private static final Pattern WRITTEN = Pattern.compile("done (\\d{1,18}) begun (\\d{1,18})\\s*");

    /**
     * Reads a position.
     *
     * @return empty when there is no file
     * @throws IOException when it cannot be read or has other contents
     */
    static Optional<Position> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IOException(
                    file + " should hold a line such as 'done 17 begun 20' and does not; write how far the"
                            + " journal has been sent, or remove the file to send what is written from now on");
        }
        return Optional.of(new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    /** Replaces the file by this position, atomically. */
    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        byte[] line = ("done " + done + " begun " + begun + "\n").getBytes(StandardCharsets.ISO_8859_1);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer octets = ByteBuffer.wrap(line);
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(false);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
