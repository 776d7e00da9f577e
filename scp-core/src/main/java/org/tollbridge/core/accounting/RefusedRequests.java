package org.tollbridge.core.accounting;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tollbridge.core.journal.LineFile;

/**
 * A file of requests that a server will never accept, one JSON object per line. The calls' records stay in the journal.
 */
final class RefusedRequests {

    private static final JsonFactory JSON = new JsonFactory();

    private final LineFile lines;

    /** @throws IOException when an existing file cannot be used */
    RefusedRequests(Path file) throws IOException {
        this.lines = LineFile.open(file);
    }

    void add(long sequence, AccountingRequest request, String peer, int resultCode) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberField("seq", sequence);
            json.writeStringField("callId", request.call().callId());
            json.writeStringField("type", request.type().name());
            json.writeNumberField("number", request.number());
            json.writeStringField("server", peer);
            json.writeNumberField("resultCode", resultCode);
            json.writeEndObject();
        }
        lines.add(line.toString(StandardCharsets.UTF_8));
    }
}
