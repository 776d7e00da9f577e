package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTypeTest {

    @Test
    void everyTypeIsFoundByClassAndCodeAndNoOther() {
        int found = 0;
        for (int messageClass = -1; messageClass <= 256; messageClass++) {
            for (int code = -1; code <= 256; code++) {
                Optional<MessageType> type = MessageType.of(messageClass, code);
                if (type.isPresent()) {
                    assertEquals(messageClass, type.get().messageClass());
                    assertEquals(code, type.get().code());
                    found++;
                }
            }
        }
        assertEquals(MessageType.values().length, found);
    }

    @Test
    void classesFiveToEightBelongToOtherAdaptationLayers() {
        StringBuilder defined = new StringBuilder();
        for (int messageClass = -1; messageClass <= 255; messageClass++) {
            if (MessageType.isClassDefined(messageClass)) {
                defined.append(messageClass).append(' ');
            }
        }
        assertEquals("0 1 2 3 4 9 ", defined.toString());
    }

    @Test
    void everyTagAndErrorIsFoundByItsCodeAndNoOther() {
        int tags = 0;
        for (int code = -1; code <= 0x1_0000; code++) {
            Optional<ParameterTag> tag = ParameterTag.ofCode(code);
            if (tag.isPresent()) {
                assertEquals(code, tag.get().code());
                tags++;
            }
        }
        assertEquals(ParameterTag.values().length, tags);
        for (M3uaError error : M3uaError.values()) {
            assertEquals(Optional.of(error), M3uaError.ofCode(error.code()));
        }
        assertEquals(Optional.empty(), M3uaError.ofCode(2));
    }
}
