package org.tollbridge.node.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.batch.BatchFault;
import org.tollbridge.provisioning.batch.BatchFormat;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Loads the batch files that appear in a folder, each once. A file is moved to {@code working/NODE}, loaded whole or
 * not at all, and moved to {@code done} or {@code failed} with a report next to it. The move is atomic, so only one of
 * several nodes that watch a folder gets the file. A node that ended with a file continues with it at the next start.
 */
public final class WatchedFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int MOST_FAULTS = 10_000;
    private static final int LONGEST_NAME = 80;

    /**
     * Largest length of a file's name in octets that leaves room for the name of its report, within the 255 of most
     * file systems.
     */
    private static final int LONGEST_KEPT = 200;

    private static final BatchMode MODE = BatchMode.WHOLE.onlyOnce();

    private final Path folder;
    private final Path working;
    private final Path done;
    private final Path failed;
    private final NumberLoader loader;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread watcher = Thread.ofPlatform().name("batches").daemon().unstarted(this::watch);

    /** A file at the previous check; one that is still growing is not touched. */
    private record Seen(long size, FileTime changed) {}

    private WatchedFolder(Path folder, String node, NumberLoader loader) throws IOException {
        this.folder = folder;
        this.working = own(own(folder, "working"), node);
        this.done = own(folder, "done");
        this.failed = own(folder, "failed");
        this.loader = loader;
    }

    /**
     * Starts watching a folder.
     *
     * @param folder created if missing
     * @param node name of the node, made of letters, digits, hyphens and similar characters
     * @throws IOException when the folder or one in it cannot be used
     */
    public static WatchedFolder start(Path folder, String node, NumberLoader loader) throws IOException {
        WatchedFolder watched =
                new WatchedFolder(Files.createDirectories(folder).toRealPath(), node, loader);
        watched.watcher.start();
        return watched;
    }

    /** A folder inside another. It must not be a link, which could lead anywhere. */
    private static Path own(Path folder, String name) throws IOException {
        Path inner = folder.resolve(name);
        if (!inner.normalize().equals(inner) || !folder.equals(inner.getParent())) {
            throw new IOException("'" + name + "' is not a valid folder name");
        }
        if (!Files.exists(inner, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(inner);
        }
        if (!Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(inner + " is not a folder; remove it");
        }
        return inner;
    }

    private void watch() {
        try {
            do {
                look();
            } while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("the folder of batch files is no longer watched");
        }
    }

    private void look() {
        try {
            for (Path file : files(working)) {
                load(file);
            }
            for (Path file : files(folder)) {
                if (isWhole(file)) {
                    take(file);
                }
            }
            seen.keySet().removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the folder of batch files {} cannot be read: {}", folder, e.getMessage());
        } catch (StoreException e) {
            LOG.warn("batch files are not processed: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a batch file could not be loaded", e);
        }
    }

    /** Regular files named like batch files. Hidden files are not complete yet, and links are ignored. */
    private static List<Path> files(Path from) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(from)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                boolean named = BatchFormat.words().stream().anyMatch(word -> name.endsWith("." + word));
                if (named && !name.startsWith(".") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private boolean isWhole(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Seen as = new Seen(now.size(), now.lastModifiedTime());
            return as.equals(seen.put(file, as));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void take(Path file) throws IOException, StoreException {
        Path mine = working.resolve(file.getFileName());
        try {
            Files.move(file, mine, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Another node was faster, or the owner has removed the file.
            return;
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("files cannot be moved atomically within it; choose a folder on one file system", e);
        }
        load(mine);
    }

    private void load(Path file) throws IOException, StoreException {
        List<String> report = new ArrayList<>();
        String name = plain(file.getFileName().toString());
        boolean good = false;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            NumberLoader.Outcome outcome = loader.load(in, author(name), MODE, fault -> tell(report, name, fault));
            good = outcome.faults() == 0;
            if (outcome.faults() > MOST_FAULTS) {
                report.add("and " + (outcome.faults() - MOST_FAULTS) + " more");
            }
            report.add(name + ": " + outcome.words(false));
        } catch (NoSuchFileException e) {
            // The owner has removed the file.
            return;
        } catch (RefusedException e) {
            // Keeping the file for another attempt would block all later files.
            report.add(name + ": " + e.getMessage() + "; nothing was loaded");
        } catch (IOException e) {
            report.add(name + ": cannot be read (" + plain(e.toString()) + "); nothing was loaded");
        } catch (RuntimeException e) {
            LOG.error("batch file {} could not be loaded", name, e);
            report.add(name + ": loading failed; see the log of the node; nothing was loaded");
        }
        Path to = free(good ? done : failed, kept(name));
        try (BufferedWriter out = Files.newBufferedWriter(to.resolveSibling(to.getFileName() + ".report.txt"))) {
            for (String line : report) {
                out.write(line);
                out.newLine();
            }
        }
        Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("batch file {}", report.getLast());
    }

    private static void tell(List<String> report, String file, BatchFault fault) {
        if (report.size() < MOST_FAULTS) {
            report.add(fault.in(file));
        }
    }

    private static Author author(String name) {
        return new Author("watched folder", "", "file " + name.substring(0, Math.min(LONGEST_NAME, name.length())));
    }

    /**
     * A name without control characters, which could start a line of its own in a log or report, and without characters
     * that the node's locale cannot encode.
     */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\\uFFFD]", "_");
    }

    /** A name shortened before its extension if it is too long for that of its report. */
    private static String kept(String name) {
        String end = name.substring(name.lastIndexOf('.'));
        String stem = name.substring(0, name.length() - end.length());
        while ((stem + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEPT) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    /** A free name, reserved by creating the report, because an earlier file may have had the same name. */
    private static Path free(Path to, String name) throws IOException {
        for (int i = 1; ; i++) {
            Path path = to.resolve(i == 1 ? name : i + "-" + name);
            try {
                if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createFile(path.resolveSibling(path.getFileName() + ".report.txt"));
                    return path;
                }
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} already has a report", path);
            }
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            watcher.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
