package org.tollbridge.adapter.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.restcomm.protocols.ss7.sccp.LongMessageRuleType;
import org.restcomm.protocols.ss7.sccp.SccpStack;
import org.restcomm.protocols.ss7.sccp.impl.SccpStackImpl;
import org.restcomm.protocols.ss7.sccp.impl.router.RouterImpl;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.M3uaUserPart;

/**
 * jSS7's SCCP on our M3UA: our point code, the switches' point codes with any subsystem number, routing by point code
 * and subsystem number. It keeps nothing in files.
 */
final class SccpNode extends SccpStackImpl {

    private static final String NAME = "tollbridge";
    private static final int USER_PART = 1;
    private static final int ACCESS_POINT = 1;
    private static final int ALL_POINT_CODES = 0xff_ffff;
    private static final int ALL_SLS = 255;

    private final M3uaUserPart userPart;
    private final M3uaSettings.Node node;

    SccpNode(M3uaUserPart userPart, M3uaSettings.Node node) {
        super(NAME, null);
        this.userPart = userPart;
        this.node = node;
        setMtp3UserPart(USER_PART, userPart);
    }

    @Override
    public void start() {
        try {
            // The base class looks for files of an earlier run and writes some: in a folder that is gone right after.
            Path folder = Files.createTempDirectory("tollbridge-sccp");
            try {
                setPersistDir(folder.toString());
                super.start();
            } finally {
                delete(folder);
            }
            configure();
        } catch (IOException e) {
            throw new UncheckedIOException("SCCP needs a temporary folder for its start", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void configure() {
        router = new Routes(this);
        try {
            router.addMtp3ServiceAccessPoint(
                    ACCESS_POINT, USER_PART, node.pointCode(), node.networkIndicator(), 0, null);
            router.addMtp3Destination(ACCESS_POINT, 1, 1, ALL_POINT_CODES, 0, ALL_SLS, ALL_SLS);
            // What is too long for one UDT goes out as XUDT in segments; without a rule jSS7 would not send it at all.
            router.addLongMessageRule(1, 1, ALL_POINT_CODES, LongMessageRuleType.XUDT_ENABLED);
            Neighbours neighbours = new Neighbours(NAME, ss7ExtSccpDetailedInterface);
            for (int pointCode : userPart.links().keySet()) {
                neighbours.add(pointCode);
            }
            sccpResource = neighbours;
        } catch (Exception e) {
            // jSS7 declares Exception; it throws one where an entry is there already, and there are none.
            throw new IllegalStateException("SCCP took no route", e);
        }
    }

    @Override
    public void store() {}

    @Override
    protected void load() {}

    /** Routes that are kept in no file. */
    private static final class Routes extends RouterImpl {
        Routes(SccpStack stack) {
            super(NAME, stack);
        }

        @Override
        public void store() {}

        @Override
        public void load() {}
    }
}
