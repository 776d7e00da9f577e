package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;

class CorrectionRoutesTest {

    private static Problem asked(CallCorrections corrections, Map<String, String> headers) {
        Route route = new CorrectionRoutes(corrections).routes().getFirst();
        Asked asked = new Asked(
                Method.POST,
                "/calls/scp1-0-1/corrections",
                Map.of("call", "scp1-0-1"),
                Map.of(),
                headers,
                ByteBuffer.wrap(
                        "{\"subscriber_pays\": \"0.00\", \"why\": \"ticket 4711\"}".getBytes(StandardCharsets.UTF_8)),
                "127.0.0.1",
                false);
        Account ann = new Account("ann", Role.ADMINISTRATOR, "", false, Optional.empty(), false);
        Call call = new Call(route, asked, Optional.of(ann), Optional.empty(), Access.Reach.ALL);
        return assertThrows(ProblemException.class, () -> route.handler().answer(call))
                .problem();
    }

    private static Problem fails(IOException how) {
        return asked(
                (call, wanted, intent) -> {
                    throw how;
                },
                Map.of("content-type", "application/json"));
    }

    @Test
    void whoeverCorrectsIsToldWhetherItWasDone() {
        assertEquals(
                Problem.of(
                        Problem.Kind.BUSY,
                        "the correction has been accepted and is waiting to be written to disk; do not repeat it"),
                fails(new CorrectionWaitsException()));
        assertEquals(
                Problem.of(Problem.Kind.BUSY, "the journal is not available; see the log of the node"),
                fails(new IOException("/secret/path: no space")));
    }
}
