package org.tollbridge.provisioning.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * The service numbers of a node: one file on disk, and its contents in memory. A change replaces the file whole (written
 * beside it, forced to the disk, renamed over it), so that a crash at any moment leaves the old or the new contents. It is
 * seen by calls from the moment it is durable. One process at a time may write; its caller sees to that.
 *
 * <p>The file begins with a line that holds its kind, format version, count of numbers, count of octets and CRC-32C of what
 * follows, and how many octets of it are call plans: one line of text a plan, then one a number. Version 1 had no plans.
 */
public final class NumberStore implements ServiceNumbers {

    private static final String KIND = "tollbridge-numbers";
    private static final int VERSION = 2;
    private static final int VERSION_WITHOUT_PLANS = 1;
    private static final int LONGEST_HEADER = 100;

    private final Path file;
    private final Disk disk;
    private volatile NumberImage image;

    private NumberStore(Path file, Disk disk, NumberImage image) {
        this.file = file;
        this.disk = disk;
        this.image = image;
    }

    /**
     * Opens a store.
     *
     * @param file need not exist: the store is then empty. Its folder must exist
     * @throws StoreException when it cannot be read or is damaged; nothing is changed then
     */
    public static NumberStore open(Path file) throws StoreException {
        return open(file, new Disk());
    }

    static NumberStore open(Path file, Disk disk) throws StoreException {
        try {
            // What a crash left beside the file never became its contents.
            Files.deleteIfExists(beside(file));
            if (!Files.exists(file)) {
                return new NumberStore(file, disk, NumberImage.EMPTY);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new NumberStore(file, disk, read(file, in));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the store " + file + " cannot be read (" + e.getMessage() + "); make it a readable file", e);
        }
    }

    @Override
    public Optional<ServiceNumber> find(String digits) {
        return image.find(digits);
    }

    /** The contents at this moment. */
    public NumberImage snapshot() {
        return image;
    }

    /**
     * Adds numbers, or puts them in the place of those with the same digits, all at once.
     *
     * @throws StoreException when the disk refuses; the contents are then as before
     */
    public synchronized Change apply(NumberImage changes) throws StoreException {
        NumberImage.Merged merged = image.with(changes);
        if (merged.change().added() > 0 || merged.change().replaced() > 0) {
            write(merged.image());
            image = merged.image();
        }
        return merged.change();
    }

    private void write(NumberImage contents) throws StoreException {
        Path next = beside(file);
        try {
            try (FileChannel channel = disk.create(next)) {
                byte[] plans = contents.plans().lines();
                disk.write(channel, ByteBuffer.wrap(header(contents, plans)));
                disk.write(channel, ByteBuffer.wrap(plans));
                disk.write(channel, ByteBuffer.wrap(contents.lines(), 0, contents.length()));
                disk.force(channel);
            }
            disk.rename(next, file);
        } catch (IOException e) {
            throw new StoreException(
                    "the store " + file + " cannot be written (" + e.getMessage()
                            + "), and stays as it was; make room or make its folder writable",
                    e);
        }
        try {
            disk.forceFolder(file.toAbsolutePath().resolveSibling("."));
        } catch (IOException e) {
            // The file has its new contents, but a power failure could bring the old ones back: say so, and agree with
            // it.
            image = contents;
            throw new StoreException(
                    "the store " + file + " is written, but its folder cannot be forced to the disk (" + e.getMessage()
                            + "); check the disk and load again",
                    e);
        }
    }

    private static byte[] header(NumberImage contents, byte[] plans) {
        CRC32C sum = new CRC32C();
        sum.update(plans);
        sum.update(contents.lines(), 0, contents.length());
        return (KIND + " " + VERSION + " " + contents.size() + " " + ((long) plans.length + contents.length()) + " "
                        + Long.toHexString(sum.getValue()) + " " + plans.length + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static NumberImage read(Path file, InputStream in) throws IOException, StoreException {
        byte[] head = new byte[LONGEST_HEADER];
        int at = 0;
        for (int octet = in.read(); octet >= 0 && octet != '\n' && at < LONGEST_HEADER; octet = in.read()) {
            head[at++] = (byte) octet;
        }
        String[] fields = new String(head, 0, at, StandardCharsets.US_ASCII).split(" ", -1);
        if (!fields[0].equals(KIND)) {
            throw damaged(file, "it does not begin as a store does");
        }
        boolean known = fields.length >= 2
                && (fields[1].equals(Integer.toString(VERSION))
                        || fields[1].equals(Integer.toString(VERSION_WITHOUT_PLANS)));
        if (!known) {
            throw new StoreException("the store " + file + " has format version "
                    + (fields.length < 2 ? "unknown" : fields[1]) + ", and this program reads version " + VERSION
                    + "; use the program that wrote it");
        }
        return contents(file, in, fields);
    }

    private static NumberImage contents(Path file, InputStream in, String[] fields) throws IOException, StoreException {
        try {
            int size = Integer.parseInt(fields[2]);
            int length = Integer.parseInt(fields[3]);
            if (size < 0 || length < 0 || length > Files.size(file)) {
                throw damaged(file, "it is shorter than it says");
            }
            boolean hasPlans = fields[1].equals(Integer.toString(VERSION));
            byte[] plans = in.readNBytes(hasPlans ? Integer.parseInt(fields[5]) : 0);
            byte[] lines = in.readNBytes(length - plans.length);
            CRC32C sum = new CRC32C();
            sum.update(plans);
            sum.update(lines);
            if (plans.length + lines.length != length
                    || in.read() >= 0
                    || sum.getValue() != Long.parseLong(fields[4], 16)) {
                throw damaged(file, "its contents do not fit its checksum");
            }
            if (countLines(lines) != size) {
                throw damaged(file, "it has not as many numbers as it says");
            }
            return NumberImage.Builder.of(lines, lines.length, size).build(StoredPlans.read(plans));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw damaged(file, "its lines are not those of a store");
        } catch (IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static int countLines(byte[] lines) {
        int count = 0;
        for (byte octet : lines) {
            count += octet == '\n' ? 1 : 0;
        }
        return count;
    }

    private static StoreException damaged(Path file, String why) {
        return new StoreException("the store " + file + " is damaged: " + why
                + "; move it away, and load the batch files again or put a copy back");
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
