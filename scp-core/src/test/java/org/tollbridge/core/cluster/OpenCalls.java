package org.tollbridge.core.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.port.SwitchDialogue;

/** Open calls of a node, their dialogues, and what its journal has of them. */
final class OpenCalls {

    static final long OFFERED = 1_700_000_000_000L;

    private OpenCalls() {}

    /** What stands for a call that is being talked in. */
    static CallRecord open(String callId) {
        return record(callId, Outcome.ANSWERED, Reason.NODE_LOST, Payer.NOBODY);
    }

    /** The record of a call that has ended. */
    static CallRecord over(String callId) {
        return record(callId, Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY);
    }

    private static CallRecord record(String callId, Outcome outcome, Reason reason, Payer payer) {
        return new CallRecord(
                new CallRecord.Request(
                        callId,
                        "ssp1",
                        800,
                        "8008101234",
                        Optional.empty(),
                        Optional.of("800"),
                        Optional.of("acme"),
                        OFFERED),
                new CallRecord.Course(
                        List.of("861062345678"),
                        OptionalLong.of(OFFERED + 5_000),
                        OFFERED + 65_000,
                        outcome,
                        reason,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(payer, Optional.empty(), Optional.empty()),
                List.of());
    }

    /** A dialogue that another node can go on with by this handle; by none if it is empty. */
    record Dialogue(String name) implements SwitchDialogue {

        @Override
        public SwitchProfile profile() {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public boolean send(List<Instruction> instructions) {
            throw new UnsupportedOperationException("nothing is said");
        }

        @Override
        public Optional<String> handle() {
            return Optional.of(name).filter(handle -> !handle.isEmpty());
        }

        @Override
        public void abort() {
            throw new UnsupportedOperationException("nobody aborts");
        }
    }

    /** The calls that a journal has records of, in their order, with their reasons. */
    static List<String> written(Path journal) throws Exception {
        List<String> found = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(journal, 1)) {
            for (Optional<JournalReader.Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof JournalReader.Written written) {
                    found.add(written.record().callId() + " " + written.record().reason());
                }
            }
        }
        return found;
    }
}
