package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.plan.ServiceNumber;

class NumberStoreTest {

    private static final ServiceNumber OLD = Numbers.number("8008100001", "861055501001");
    private static final ServiceNumber NEW = Numbers.number("8008100001", "861055502002");
    private static final ServiceNumber OTHER = Numbers.number("8008100009", "861055501009");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("numbers.store");
    }

    private static NumberImage image(ServiceNumber... numbers) {
        NumberImage.Builder builder = new NumberImage.Builder();
        for (ServiceNumber number : numbers) {
            builder.add(number);
        }
        return builder.build();
    }

    @Test
    void aStoreThatIsNotThereIsEmpty() throws StoreException {
        assertEquals(0, NumberStore.open(file).snapshot().size());
        assertFalse(Files.exists(file), "opening writes nothing");
    }

    @Test
    void whatWasAppliedIsThereAfterOpeningAgain() throws StoreException {
        NumberStore store = NumberStore.open(file);
        assertEquals(new Change(2, 0, 0), store.apply(image(OLD, OTHER)));
        assertEquals(new Change(0, 1, 0), store.apply(image(NEW)));
        assertEquals(Optional.of(NEW), store.find("8008100001"));

        NumberStore again = NumberStore.open(file);
        assertEquals(Optional.of(NEW), again.find("8008100001"));
        assertEquals(Optional.of(OTHER), again.find("8008100009"));
        assertEquals(2, again.snapshot().size());
        assertEquals(new Change(0, 0, 1), again.apply(image(OTHER)));
    }

    @Test
    void aSnapshotTakenBeforeAChangeStaysAsItWas() throws StoreException {
        NumberStore store = NumberStore.open(file);
        store.apply(image(OLD));
        NumberImage before = store.snapshot();
        store.apply(image(NEW));
        assertEquals(Optional.of(OLD), before.find("8008100001"));
    }

    @Test
    void whatWouldChangeNothingIsNotWritten() throws StoreException, IOException {
        NumberStore.open(file).apply(image(OLD));
        Object before = Files.readAttributes(file, "unix:ino").get("ino");
        NumberStore.open(file).apply(image(OLD));
        assertEquals(before, Files.readAttributes(file, "unix:ino").get("ino"));
    }

    /** The steps of a replacement at which the machine may stop. */
    enum Crash {
        CREATE,
        HALF_WRITTEN,
        FORCE,
        RENAME,
        AFTER_RENAME
    }

    /** Stops working at one step, as a machine without power does: what follows does not happen either. */
    private static final class FailingDisk extends Disk {
        private final Crash at;

        FailingDisk(Crash at) {
            this.at = at;
        }

        private void reach(Crash step) throws IOException {
            if (step == at) {
                throw new IOException("no power at " + step);
            }
        }

        @Override
        FileChannel create(Path next) throws IOException {
            reach(Crash.CREATE);
            return super.create(next);
        }

        @Override
        void write(FileChannel channel, ByteBuffer octets) throws IOException {
            if (at == Crash.HALF_WRITTEN) {
                super.write(channel, octets.slice(octets.position(), octets.remaining() / 2));
            }
            reach(Crash.HALF_WRITTEN);
            super.write(channel, octets);
        }

        @Override
        void force(FileChannel channel) throws IOException {
            reach(Crash.FORCE);
            super.force(channel);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            reach(Crash.RENAME);
            super.rename(from, to);
        }

        @Override
        void forceFolder(Path folder) throws IOException {
            reach(Crash.AFTER_RENAME);
            super.forceFolder(folder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrashLeavesTheOldOrTheNewContentsAndNothingBetween(Crash crash) throws StoreException {
        NumberStore.open(file).apply(image(OLD, OTHER));
        NumberStore failing = NumberStore.open(file, new FailingDisk(crash));
        StoreException fault = assertThrows(StoreException.class, () -> failing.apply(image(NEW)));
        assertTrue(String.valueOf(fault.getMessage()).contains(file.toString()), fault::getMessage);

        ServiceNumber expected = crash == Crash.AFTER_RENAME ? NEW : OLD;
        assertEquals(Optional.of(expected), failing.find("8008100001"), "in memory");
        NumberStore again = NumberStore.open(file);
        assertEquals(Optional.of(expected), again.find("8008100001"), "on disk");
        assertEquals(Optional.of(OTHER), again.find("8008100009"));
        again.apply(image(NEW));
        assertEquals(
                Optional.of(NEW),
                NumberStore.open(file).find("8008100001"),
                "the next change finds nothing in its way");
    }

    @Test
    void everyChangedOctetIsFound() throws StoreException, IOException {
        NumberStore.open(file).apply(image(OLD, OTHER));
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x01;
            Files.write(file, bad);
            int at = i;
            assertThrows(StoreException.class, () -> NumberStore.open(file), () -> "octet " + at);
        }
    }

    @Test
    void everyMissingTailIsFound() throws StoreException, IOException {
        NumberStore.open(file).apply(image(OLD, OTHER));
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            int at = length;
            assertThrows(StoreException.class, () -> NumberStore.open(file), () -> "length " + at);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertThrows(StoreException.class, () -> NumberStore.open(file));
    }

    @Test
    void aDamagedStoreIsLeftAsItIsAndTheMendIsNamed() throws IOException {
        Files.writeString(file, "something else\n");
        StoreException fault = assertThrows(StoreException.class, () -> NumberStore.open(file));
        assertEquals(
                "the store " + file + " is damaged: it does not begin as a store does; move it away, and load the batch"
                        + " files again or put a copy back",
                fault.getMessage());
        assertEquals("something else\n", Files.readString(file));
    }

    @Test
    void aStoreOfALaterFormatIsNotTouched() throws IOException {
        Files.writeString(file, "tollbridge-numbers 3 0 0 0\n", StandardCharsets.US_ASCII);
        StoreException fault = assertThrows(StoreException.class, () -> NumberStore.open(file));
        assertTrue(String.valueOf(fault.getMessage()).contains("format version 3"), fault::getMessage);
    }

    @Test
    void aLengthBeyondTheFileIsNotBelieved() throws IOException {
        Files.writeString(file, "tollbridge-numbers 1 1 2147483647 0\n", StandardCharsets.US_ASCII);
        assertThrows(StoreException.class, () -> NumberStore.open(file));
    }
}
