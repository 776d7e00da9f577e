package org.tollbridge.adapter.sccp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.indicator.AddressIndicator;
import org.restcomm.protocols.ss7.indicator.GlobalTitleIndicator;
import org.restcomm.protocols.ss7.indicator.RoutingIndicator;
import org.restcomm.protocols.ss7.sccp.parameter.GlobalTitle;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;

/** An address of this node in the form that jSS7's TCAP passes around. */
public final class PartyAddress implements SccpAddress {

    private static final long serialVersionUID = 1L;

    private final transient org.tollbridge.wire.sccp.SccpAddress address;

    public PartyAddress(org.tollbridge.wire.sccp.SccpAddress address) {
        this.address = address;
    }

    /**
     * The address behind jSS7's interface.
     *
     * @throws IllegalArgumentException if jSS7 created it; TCAP only passes back the addresses that it was given
     */
    static org.tollbridge.wire.sccp.SccpAddress wire(SccpAddress address) {
        if (address instanceof PartyAddress ours) {
            return ours.address;
        }
        throw new IllegalArgumentException("an address of " + address.getClass() + ", not one of ours");
    }

    /** The address itself. */
    public org.tollbridge.wire.sccp.SccpAddress address() {
        return address;
    }

    @Override
    public boolean isTranslated() {
        return false;
    }

    @Override
    public void setTranslated(boolean translated) {
        // Translation makes a new address for the message to send.
    }

    @Override
    public AddressIndicator getAddressIndicator() {
        return new AddressIndicator(
                address.pointCode().isPresent(),
                address.subsystemNumber().isPresent(),
                address.routing() == org.tollbridge.wire.sccp.RoutingIndicator.GLOBAL_TITLE
                        ? RoutingIndicator.ROUTING_BASED_ON_GLOBAL_TITLE
                        : RoutingIndicator.ROUTING_BASED_ON_DPC_AND_SSN,
                titleIndicator());
    }

    private GlobalTitleIndicator titleIndicator() {
        return Optional.ofNullable(GlobalTitleIndicator.valueOf(address.globalTitle()
                        .map(org.tollbridge.wire.sccp.GlobalTitle::indicator)
                        .orElse(0)))
                .orElse(GlobalTitleIndicator.NO_GLOBAL_TITLE_INCLUDED);
    }

    /** The point code, or 0 if there is none. */
    @Override
    public int getSignalingPointCode() {
        return address.pointCode().orElse(0);
    }

    /** The subsystem number, or 0 if there is none. */
    @Override
    public int getSubsystemNumber() {
        return address.subsystemNumber().orElse(0);
    }

    /** The digits of the title in jSS7's form; null if there are none. */
    @Override
    public @Nullable GlobalTitle getGlobalTitle() {
        Optional<String> digits = address.globalTitle().flatMap(org.tollbridge.wire.sccp.GlobalTitle::digits);
        return digits.isEmpty() ? null : new Digits(titleIndicator(), digits.get());
    }

    private record Digits(GlobalTitleIndicator indicator, String digits) implements GlobalTitle {
        @Override
        public GlobalTitleIndicator getGlobalTitleIndicator() {
            return indicator;
        }

        @Override
        public String getDigits() {
            return digits;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartyAddress that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        address.pointCode().ifPresent(code -> text.append("point code ").append(code));
        address.subsystemNumber()
                .ifPresent(number ->
                        text.append(text.isEmpty() ? "" : ", ").append("SSN ").append(number));
        address.globalTitle()
                .flatMap(org.tollbridge.wire.sccp.GlobalTitle::digits)
                .ifPresent(digits -> text.append(text.isEmpty() ? "" : ", ")
                        .append("global title ")
                        .append(digits));
        return text.isEmpty() ? "an empty address" : text.toString();
    }
}
