package org.tollbridge.node.rate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tollbridge.service.charging.Bill;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.Yuan;

/** Formats a bill as text and as data. */
record BillWords(RatedCall call, Tariff tariff, Bill bill) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    String text() {
        StringBuilder text = new StringBuilder("service %s, %d s from %s %s%n"
                .formatted(
                        call.serviceClass(),
                        call.seconds(),
                        TIME.format(moment(0)),
                        tariff.zone().getId()));
        for (Party party : Party.values()) {
            for (Bill.Item item : bill.items()) {
                if (item.party() == party) {
                    text.append("  %s  %-10s  %-14s  %-22s  %8s  %s%n"
                            .formatted(
                                    CLOCK.format(moment(item.from())),
                                    name(party),
                                    what(item.what()),
                                    howMuch(item),
                                    Yuan.text(item.amount()),
                                    line(item))
                            .stripTrailing());
                    text.append(System.lineSeparator());
                }
            }
        }
        for (Party party : Party.values()) {
            text.append("%-10s pays %s yuan%n".formatted(name(party), Yuan.text(bill.total(party))));
        }
        text.append("by tariff  %s%n".formatted(tariff.fingerprint()));
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("serviceClass", call.serviceClass());
        json.put("answeredAt", moment(0).toOffsetDateTime().toString()).put("seconds", call.seconds());
        for (Party party : Party.values()) {
            json.put(name(party), Yuan.text(bill.total(party)));
        }
        json.put("tariff", tariff.fingerprint());
        ArrayNode items = json.putArray("items");
        for (Bill.Item item : bill.items()) {
            items.addObject()
                    .put("party", name(item.party()))
                    .put("what", item.what().name())
                    .put("fromSecond", item.from())
                    .put("count", item.count())
                    .put("seconds", item.seconds())
                    .put("price", Yuan.text(item.price()))
                    .put("amount", Yuan.text(item.amount()))
                    .put("line", item.line().name())
                    .put("version", item.line().version());
        }
        return json;
    }

    static String name(Party party) {
        return switch (party) {
            case CALLER -> "caller";
            case SUBSCRIBER -> "subscriber";
        };
    }

    private static String what(Bill.What what) {
        return switch (what) {
            case SET_UP -> "set-up fee";
            case FREE_SECONDS -> "free seconds";
            case FIRST_BLOCK -> "first block";
            case NEXT_BLOCKS -> "further blocks";
            case ROUNDING -> "rounding";
        };
    }

    private static String howMuch(Bill.Item item) {
        return item.seconds() == 0 ? "" : item.count() + " x " + item.seconds() + " s at " + Yuan.text(item.price());
    }

    private static String line(Bill.Item item) {
        String version = item.line().version();
        return item.line().name() + (version.isEmpty() ? "" : ", version " + version);
    }

    private ZonedDateTime moment(int second) {
        return Instant.ofEpochMilli(call.answeredAt()).plusSeconds(second).atZone(tariff.zone());
    }
}
