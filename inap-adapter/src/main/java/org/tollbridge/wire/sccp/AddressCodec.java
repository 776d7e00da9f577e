package org.tollbridge.wire.sccp;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/** Converts party addresses to and from octets (Q.713 (03/2001) 3.4 and 3.5). */
final class AddressCodec {
    private static final int NATIONAL_USE = 0x80;
    private static final int ROUTE_ON_SUBSYSTEM = 0x40;
    private static final int HAS_SUBSYSTEM = 2;
    private static final int HAS_POINT_CODE = 1;

    private AddressCodec() {}

    /**
     * @param base index of the address in the message, for the place in a failure
     */
    static SccpAddress read(Octets address, int base, String place, PointCodeLength pointCodes) throws BadMessage {
        require(address, 0, 1, base, place, "the address indicator", "3.4.1");
        int indicator = address.at(0);
        int at = 1;
        OptionalInt pointCode = OptionalInt.empty();
        if ((indicator & HAS_POINT_CODE) != 0) {
            require(address, at, pointCodes.octets(), base, place, "the signalling point code", "3.4.2");
            int value = 0;
            for (int i = pointCodes.octets() - 1; i >= 0; i--) {
                value = value << 8 | address.at(at + i);
            }
            // The two bits above a 14-bit point code are spare (1.8) and ignored.
            pointCode = OptionalInt.of(value & pointCodes.highest());
            at += pointCodes.octets();
        }
        OptionalInt subsystem = OptionalInt.empty();
        if ((indicator & HAS_SUBSYSTEM) != 0) {
            require(address, at, 1, base, place, "the subsystem number", "3.4.2");
            subsystem = OptionalInt.of(address.at(at++));
        }
        int titleForm = indicator >> 2 & 0xf;
        Optional<GlobalTitle> title = Optional.empty();
        if (titleForm != 0) {
            title = Optional.of(title(titleForm, address, at, base, place));
        } else if (at < address.length()) {
            int surplus = address.length() - at;
            throw new BadMessage(base + at, place, surplus + " octets that its indicator does not announce", "3.4.1");
        }
        RoutingIndicator routing = (indicator & ROUTE_ON_SUBSYSTEM) != 0
                ? RoutingIndicator.SUBSYSTEM_NUMBER
                : RoutingIndicator.GLOBAL_TITLE;
        return new SccpAddress(routing, (indicator & NATIONAL_USE) != 0, pointCode, subsystem, title);
    }

    private static GlobalTitle title(int form, Octets address, int at, int base, String place) throws BadMessage {
        int fields = switch (form) {
            case 1, 2 -> 1;
            case 3 -> 2;
            case 4 -> 3;
            default -> 0;
        };
        require(address, at, fields, base, place, "the global title of indicator " + form, "3.4.2");
        Octets digits = address.slice(at + fields);
        return switch (form) {
            case 1 -> new GlobalTitle.NatureOnly((address.at(at) & 0x80) != 0, address.at(at) & 0x7f, digits);
            case 2 -> new GlobalTitle.TranslationTypeOnly(address.at(at), digits);
            case 3 ->
                new GlobalTitle.PlanAndEncoding(
                        address.at(at), address.at(at + 1) >> 4, address.at(at + 1) & 0xf, digits);
            case 4 ->
                new GlobalTitle.PlanEncodingAndNature(
                        address.at(at),
                        address.at(at + 1) >> 4,
                        address.at(at + 1) & 0xf,
                        address.at(at + 2) & 0x7f,
                        digits);
            default -> new GlobalTitle.Reserved(form, digits);
        };
    }

    /** @throws IllegalArgumentException if the point code is above the network's highest */
    static Octets write(SccpAddress address, PointCodeLength pointCodes) {
        int title = address.globalTitle().map(GlobalTitle::indicator).orElse(0);
        OctetBuffer out = new OctetBuffer(16);
        out.put((address.nationalUse() ? NATIONAL_USE : 0)
                | (address.routing() == RoutingIndicator.SUBSYSTEM_NUMBER ? ROUTE_ON_SUBSYSTEM : 0)
                | title << 2
                | (address.subsystemNumber().isPresent() ? HAS_SUBSYSTEM : 0)
                | (address.pointCode().isPresent() ? HAS_POINT_CODE : 0));
        address.pointCode().ifPresent(code -> writePointCode(out, code, pointCodes));
        address.subsystemNumber().ifPresent(out::put);
        address.globalTitle().ifPresent(given -> write(out, given));
        return out.toOctets();
    }

    static void writePointCode(OctetBuffer out, int pointCode, PointCodeLength pointCodes) {
        if (pointCode > pointCodes.highest()) {
            throw new IllegalArgumentException(
                    "point code " + pointCode + " is above " + pointCodes.highest() + ", the highest of this network");
        }
        for (int i = 0; i < pointCodes.octets(); i++) {
            out.put(pointCode >> (8 * i));
        }
    }

    private static void write(OctetBuffer out, GlobalTitle title) {
        switch (title) {
            case GlobalTitle.NatureOnly t -> out.put((t.oddNumberOfDigits() ? 0x80 : 0) | t.nature());
            case GlobalTitle.TranslationTypeOnly t -> out.put(t.translationType());
            case GlobalTitle.PlanAndEncoding t -> {
                out.put(t.translationType());
                out.put(t.numberingPlan() << 4 | t.encodingScheme());
            }
            case GlobalTitle.PlanEncodingAndNature t -> {
                out.put(t.translationType());
                out.put(t.numberingPlan() << 4 | t.encodingScheme());
                out.put(t.nature());
            }
            case GlobalTitle.Reserved t -> {}
        }
        out.put(title.address());
    }

    private static void require(Octets address, int at, int count, int base, String place, String field, String clause)
            throws BadMessage {
        if (address.length() - at < count) {
            throw new BadMessage(base + at, place, "it ends inside " + field, clause);
        }
    }
}
