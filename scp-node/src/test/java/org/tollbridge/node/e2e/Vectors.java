package org.tollbridge.node.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.Octets;

/** The golden messages of the codec's tests, by layer; their provenance is in the README beside them. */
record Vectors(List<Octets> m3ua, List<Octets> sccp, List<Octets> tcap, List<Octets> arguments) {

    private static final Path FOLDER = Path.of("..", "inap-adapter", "src", "test", "resources", "vectors");

    static Vectors read() throws IOException {
        Vectors vectors = new Vectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(FOLDER.resolve("inap-cs1.jsonl"))) {
            JsonNode vector = json.readTree(line);
            vectors.m3ua.add(Octets.fromHex(vector.get("m3ua").asText()));
            vectors.sccp.add(Octets.fromHex(vector.get("sccp").asText()));
            vectors.tcap.add(Octets.fromHex(vector.get("tcap").asText()));
            if (!vector.get("argument").asText().isEmpty()) {
                vectors.arguments.add(Octets.fromHex(vector.get("argument").asText()));
            }
        }
        for (String line : Files.readAllLines(FOLDER.resolve("ber-variants.txt"))) {
            vectors.m3ua.add(Octets.fromHex(line.substring(line.lastIndexOf(' ') + 1)));
        }
        return vectors;
    }
}
