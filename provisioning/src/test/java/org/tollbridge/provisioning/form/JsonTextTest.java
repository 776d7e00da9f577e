package org.tollbridge.provisioning.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(3)
                            .maxNumberLength(5)
                            .maxStringLength(20)
                            .maxNameLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String OTHER = "not valid JSON here; check for a missing quote, comma or bracket";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1 | line 1, column 7: it ends before it is complete",
                "{\"a\":~ \"x | line 2, column 4: it ends before it is complete",
                "[[[[1]]]] | line 1, column 5: objects and lists are nested more than 3 deep",
                "{\"a\":1,~\"a\":2} | line 2, column 4: the name 'a' occurs twice",
                "{\"a\":1234567} | line 1, column 13: this number has more than 5 digits",
                "[\"aaaaaaaaaaaaaaaaaaaaaaaaa\"] | line 1, column 29: this text has more than 20 characters",
                "{\"aaaaaaaaaaaaaaaaaaaaaaaaa\":1} | line 1, column 29: the text is too long",
                "{\"a\":1} 2 | line 1, column 9: unexpected text after its end",
            })
    void whatCannotBeReadIsSaidInOneSentenceWithItsPlace(String json, String words) {
        assertEquals(
                words,
                assertThrows(UnreadableJsonException.class, () -> JsonText.read(JSON, json.replace('~', '\n')))
                        .words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{a:1} | 2", "{\"a\" 1} | 6", "nope | 1", "{\"a\":01} | 7", "{\"a\":1}} | 8"})
    void whatIsNotWrittenAsJsonIsToldWithWhatToLookFor(String json, int column) {
        assertEquals(
                "line 1, column " + column + ": " + OTHER,
                assertThrows(UnreadableJsonException.class, () -> JsonText.read(JSON, json))
                        .words());
    }

    @Test
    void whatIsJsonIsRead() throws UnreadableJsonException {
        assertEquals("{\"a\":[1]}", JsonText.read(JSON, " {\"a\": [1]} ").toString());
        assertTrue(JsonText.read(JSON, " ").isMissingNode());
    }
}
