package org.tollbridge.node.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/**
 * A message in quarantine.
 *
 * @param id increasing number; a smaller one is older
 * @param switchName name in the configuration
 * @param reason description of the fault
 * @param clause document and clause violated; empty when there is none
 * @param tcap the whole message, as delivered by SCCP
 */
public record Entry(
        long id, Instant time, String switchName, int pointCode, String reason, String clause, Octets tcap) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 500;

    public Entry {
        reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** The entry as one line of JSON. */
    byte[] toJson() {
        String json = JSON.createObjectNode()
                .put("id", id)
                .put("time", time.toString())
                .put("switch", switchName)
                .put("pointCode", pointCode)
                .put("reason", reason)
                .put("clause", clause)
                .put("tcap", tcap.toHex())
                .toString();
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads {@link #toJson}.
     *
     * @throws IOException if the octets are anything else
     */
    static Entry fromJson(byte[] octets) throws IOException {
        JsonNode json = JSON.readTree(octets);
        try {
            return new Entry(
                    json.path("id").asLong(),
                    Instant.parse(json.path("time").asText()),
                    json.path("switch").asText(),
                    json.path("pointCode").asInt(),
                    json.path("reason").asText(),
                    json.path("clause").asText(),
                    Octets.fromHex(json.path("tcap").asText()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("not a quarantine entry: " + e.getMessage(), e);
        }
    }
}
