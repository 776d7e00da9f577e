package org.tollbridge.node.run;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.adapter.call.MessagePart;
import org.tollbridge.adapter.call.ResourceAccess;
import org.tollbridge.adapter.call.SpokenMessage;
import org.tollbridge.node.config.SwitchKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.wire.Octets;

/** Reads how a switch connects callers to announcements, and what it plays. */
final class ResourceReader {

    private static final String PARTS =
            Arrays.stream(MessagePart.values()).map(ResourceReader::word).collect(Collectors.joining(", "));

    private ResourceReader() {}

    /**
     * Reads the resource of a switch.
     *
     * @param zone time zone of announced times
     * @throws IllegalArgumentException with the key of the fault
     */
    static ResourceAccess read(Values item, ZoneId zone) {
        try {
            return resource(item, zone);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "switch " + item.text(SwitchKeys.SWITCH_NAME) + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ResourceAccess resource(Values item, ZoneId zone) {
        String resource = item.text(SwitchKeys.SWITCH_RESOURCE);
        Map<String, SpokenMessage> messages = messages(item.tree(SwitchKeys.SWITCH_ANNOUNCEMENTS));
        boolean none = resource.equals("none");
        if (none && !messages.isEmpty()) {
            throw new IllegalArgumentException(SwitchKeys.SWITCH_ANNOUNCEMENTS
                    + " requires a switch with a resource; set " + SwitchKeys.SWITCH_RESOURCE);
        }
        if (!none && messages.isEmpty()) {
            throw new IllegalArgumentException(SwitchKeys.SWITCH_RESOURCE + " is " + resource + ", and "
                    + SwitchKeys.SWITCH_ANNOUNCEMENTS + " is empty; list the announcements that it plays");
        }
        Optional<ResourceAccess.Assisting> assisting = assisting(item, resource.equals("assist"));
        return none
                ? ResourceAccess.NONE
                : new ResourceAccess(messages, zone, octets(item, SwitchKeys.SWITCH_RESOURCE_INDICATORS), assisting);
    }

    private static Optional<ResourceAccess.Assisting> assisting(Values item, boolean assisted) {
        Optional<String> address = item.optional(SwitchKeys.SWITCH_ASSIST_ADDRESS);
        if (!assisted) {
            if (address.isPresent()) {
                throw new IllegalArgumentException(SwitchKeys.SWITCH_ASSIST_ADDRESS
                        + " requires the resource assist; set it, or omit the address");
            }
            return Optional.empty();
        }
        String digits = address.orElseThrow(() -> new IllegalArgumentException(
                SwitchKeys.SWITCH_RESOURCE + " is assist; give " + SwitchKeys.SWITCH_ASSIST_ADDRESS));
        if (!digits.matches("[0-9]+")) {
            throw new IllegalArgumentException(SwitchKeys.SWITCH_ASSIST_ADDRESS + ": " + digits + " must be digits");
        }
        int wait = item.integer(SwitchKeys.SWITCH_ASSIST_WAIT);
        int tssf = item.integer(SwitchKeys.SWITCH_TSSF);
        if (wait >= 1_000 * tssf) {
            throw new IllegalArgumentException(SwitchKeys.SWITCH_ASSIST_WAIT + ": " + wait + " must be shorter than "
                    + SwitchKeys.SWITCH_TSSF + ": " + tssf);
        }
        return Optional.of(new ResourceAccess.Assisting(
                new PartyNumber(NatureOfAddress.NATIONAL, digits), octets(item, SwitchKeys.SWITCH_ASSIST_SCF), wait));
    }

    private static Optional<Octets> octets(Values item, String key) {
        return item.optional(key).map(hex -> {
            if (!hex.matches("([0-9a-fA-F]{2})+")) {
                throw new IllegalArgumentException(key + ": " + hex + " must be octets in hexadecimal, such as 0a01");
            }
            return Octets.fromHex(hex);
        });
    }

    private static Map<String, SpokenMessage> messages(Object tree) {
        Map<String, SpokenMessage> messages = new HashMap<>();
        if (tree instanceof Map<?, ?> named) {
            named.forEach((name, message) -> messages.put(name(String.valueOf(name)), message(name, message)));
        }
        return messages;
    }

    private static String name(String name) {
        if (!PlanDocument.isName(name)) {
            throw new IllegalArgumentException(
                    SwitchKeys.SWITCH_ANNOUNCEMENTS + ": '" + name + "' is not a valid name for an announcement");
        }
        return name;
    }

    private static SpokenMessage message(Object name, Object written) {
        String place = SwitchKeys.SWITCH_ANNOUNCEMENTS + "." + name;
        List<MessagePart> parts = new ArrayList<>();
        Object ids = written;
        if (written instanceof Map<?, ?> message) {
            ids = message.containsKey("message") ? message.get("message") : "";
            Object named = message.containsKey("parts") ? message.get("parts") : List.of();
            words(named).forEach(part -> parts.add(part(place, part)));
        }
        List<String> words = words(ids);
        if (words.stream().allMatch(String::isEmpty)) {
            throw new IllegalArgumentException(place + " must have a message id, such as 1001, or message and parts");
        }
        try {
            return new SpokenMessage(words.stream().map(word -> id(place, word)).toList(), parts);
        } catch (IllegalArgumentException wrong) {
            String said = String.valueOf(wrong.getMessage());
            throw new IllegalArgumentException(said.startsWith(place) ? said : place + ": " + said, wrong);
        }
    }

    /** A list, or comma-separated words. */
    private static List<String> words(Object written) {
        if (written instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return Arrays.stream(String.valueOf(written).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static long id(String place, String word) {
        if (!word.matches("[0-9]{1,10}") || Long.parseLong(word) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    place + ": " + word + " is not a message id; give 0 to " + Integer.MAX_VALUE);
        }
        return Long.parseLong(word);
    }

    private static MessagePart part(String place, String word) {
        return Arrays.stream(MessagePart.values())
                .filter(part -> word(part).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(place + ": " + word + " is not a part; give " + PARTS));
    }

    private static String word(MessagePart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
