package org.tollbridge.node.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.adapter.dialect.Fact;
import org.tollbridge.adapter.dialect.Layout;
import org.tollbridge.simulator.scenario.ChargeReader;
import org.tollbridge.simulator.ssf.CallResult.Charge;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;

/** Reads the payer from the octets sent to the switch, in the layout of the charging dialect. */
public final class DialectChargeReader implements ChargeReader {

    private final Dialect dialect;

    public DialectChargeReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The payer in the last charging operation that names one, such as "called party". */
    @Override
    public Optional<String> payer(List<Charge> charges) {
        return charges.stream().map(this::payer).flatMap(Optional::stream).reduce((earlier, later) -> later);
    }

    private Optional<String> payer(Charge charge) {
        return layout(charge.operation())
                .flatMap(layout -> read(layout, charge.octets()))
                .map(payer -> payer.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private Optional<Layout> layout(Operation operation) {
        return switch (operation) {
            case FURNISH_CHARGING_INFORMATION -> dialect.furnish().map(furnish -> furnish.layout());
            case SEND_CHARGING_INFORMATION -> dialect.send().map(send -> send.layout());
            case APPLY_CHARGING ->
                dialect.apply().map(apply -> apply.operation().layout());
            default -> Optional.empty();
        };
    }

    private static Optional<String> read(Layout layout, Octets octets) {
        try {
            return Optional.ofNullable(layout.read(octets).named().get(Fact.PAYER.label()));
        } catch (DialectException notOurs) {
            return Optional.empty();
        }
    }
}
