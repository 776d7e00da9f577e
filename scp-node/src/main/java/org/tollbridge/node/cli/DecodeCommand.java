package org.tollbridge.node.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Explanation;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.sccp.PointCodeLength;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code tollbridge decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        header = "Explain a message: M3UA, SCCP, TCAP and INAP, layer by layer.%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge decode 01 00 01 01 00 00 00 7c 02 10 ...",
            "  tollbridge decode --layer tcap 62 2f 48 04 00 00 0a 01 ...",
            "  tollbridge decode --json - < messages.txt | head -n 1",
            "",
            "Exit codes: 0 decoded, 1 the message on the command line is not fully readable, 2 bad usage.",
            "Standard input gives exactly one result per line, readable or not, and exit code 0."
        })
final class DecodeCommand implements Callable<Integer> {

    @Option(
            names = {"-l", "--layer"},
            paramLabel = "LAYER",
            converter = LayerName.class,
            defaultValue = "m3ua",
            description = "Outermost layer: m3ua, sccp, tcap or inap (one component); default m3ua.")
    private Layer layer;

    @Option(
            names = {"-j", "--json"},
            description = "Print one JSON object per input line, with the ASN.1 names of Q.1218.")
    private boolean json;

    @Option(
            names = {"-r", "--reencode"},
            description = "Also show our own encoding of the decoded message, layer by layer.")
    private boolean reencode;

    @Option(
            names = "--point-codes",
            paramLabel = "BITS",
            converter = Bits.class,
            defaultValue = "14",
            description = "Length of the network's point codes in bits: 14, or 24 as in China; default 14.")
    private PointCodeLength pointCodes;

    @Option(
            names = "--variant",
            paramLabel = "EDITION",
            converter = Edition.class,
            defaultValue = "etsi",
            description = "INAP edition to try first if no application context names one: etsi or q1218.")
    private Variant variant;

    @Parameters(
            arity = "1..*",
            paramLabel = "HEX",
            description =
                    "One message in hexadecimal, spaces allowed; or - to read messages from standard input, one per"
                            + " line.")
    private List<String> input;

    private final PrintStream out = System.out;

    /** Reads {@code --layer}. */
    static final class LayerName implements ITypeConverter<Layer> {
        @Override
        public Layer convert(String value) {
            return Layer.ofKey(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is not m3ua, sccp, tcap or inap"));
        }
    }

    /** Reads {@code --point-codes}. */
    static final class Bits implements ITypeConverter<PointCodeLength> {
        @Override
        public PointCodeLength convert(String value) {
            return switch (value) {
                case "14" -> PointCodeLength.BITS_14;
                case "24" -> PointCodeLength.BITS_24;
                default -> throw new TypeConversionException("'" + value + "' is not 14 or 24");
            };
        }
    }

    /** Reads {@code --variant}. */
    static final class Edition implements ITypeConverter<Variant> {
        @Override
        public Variant convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "etsi" -> Variant.ETSI;
                case "q1218" -> Variant.Q1218;
                default -> throw new TypeConversionException("'" + value + "' is not etsi or q1218");
            };
        }
    }

    @Override
    public Integer call() {
        Options options = new Options(pointCodes, variant, reencode);
        if (!input.equals(List.of("-"))) {
            Explanation explanation = Explainer.explainLine(String.join(" ", input), layer, options);
            print(explanation);
            return explanation.isComplete() ? 0 : CommandFrame.REFUSED;
        }
        try (InputStream in = new BufferedInputStream(System.in, 64 * 1024)) {
            explainAll(in, options);
            return 0;
        } catch (IOException e) {
            throw new CommandFault("standard input cannot be read (" + Reason.of(e) + "); check its source");
        }
    }

    private void explainAll(InputStream in, Options options) throws IOException {
        HexLines lines = new HexLines(in);
        boolean first = true;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!json && !first) {
                out.println();
            }
            first = false;
            print(Explainer.explainLine(line.get(), layer, options));
            // A client that sends single lines and waits for each result gets it at once.
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void print(Explanation explanation) {
        if (json) {
            out.println(explanation.toJson());
        } else {
            out.print(explanation.toWords());
        }
    }
}
