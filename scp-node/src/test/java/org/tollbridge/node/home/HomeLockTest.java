package org.tollbridge.node.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.fault.CommandFault;

class HomeLockTest {

    @TempDir
    private Path folder;

    @Test
    void onlyOneHoldsItAndSaysWho() {
        NodeHome home = new NodeHome(folder);
        home.prepare();
        assertEquals("", HomeLock.holder(home));
        HomeLock lock = HomeLock.tryTake(home, HomeLock.Holder.NODE).orElseThrow();
        assertEquals("NODE " + ProcessHandle.current().pid(), HomeLock.holder(home));
        assertTrue(HomeLock.tryTake(home, HomeLock.Holder.LOAD).isEmpty());
        lock.close();
        HomeLock.tryTake(home, HomeLock.Holder.LOAD).orElseThrow().close();
    }

    @Test
    void homesDoNotKnowEachOther() {
        NodeHome one = new NodeHome(folder.resolve("one"));
        NodeHome two = new NodeHome(folder.resolve("two"));
        one.prepare();
        two.prepare();
        HomeLock first = HomeLock.tryTake(one, HomeLock.Holder.NODE).orElseThrow();
        HomeLock.tryTake(two, HomeLock.Holder.NODE).orElseThrow().close();
        first.close();
    }

    @Test
    void theEnvironmentNamesTheHome() {
        assertEquals(
                Path.of("/srv/scp"),
                NodeHome.of(Map.of("TOLLBRIDGE_HOME", "/srv/./scp")).folder());
        Path usual = Path.of(System.getProperty("user.home"), ".tollbridge");
        assertEquals(usual, NodeHome.of(Map.of()).folder());
        assertEquals(usual, NodeHome.of(Map.of("TOLLBRIDGE_HOME", " ")).folder());
        assertThrows(CommandFault.class, () -> NodeHome.of(Map.of("TOLLBRIDGE_HOME", "a\0b")));
    }

    @Test
    void aFolderThatIsThereIsUsedAsItIs() throws IOException {
        NodeHome home = new NodeHome(folder);
        Object before = Files.getPosixFilePermissions(folder);
        home.prepare();
        home.prepare();
        assertEquals(before, Files.getPosixFilePermissions(folder));
        assertTrue(Files.isDirectory(home.journal()));
    }
}
