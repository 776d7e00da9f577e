package org.tollbridge.wire.tcap;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/**
 * Writes TCAP messages (Q.773 (06/97)) with definite lengths in the shortest form. Parameters, user information and
 * parts that were not understood are written unchanged. Not thread-safe.
 */
public final class TcapEncoder {
    private final BerWriter out = new BerWriter(512);

    /** Encodes a message. */
    public Octets encode(TcapMessage message) {
        out.reset();
        switch (message) {
            case TcapMessage.Unidirectional m -> {
                portions(m);
                out.constructed(TcapTag.UNIDIRECTIONAL, 0);
            }
            case TcapMessage.Begin m -> {
                portions(m);
                out.octets(TcapTag.ORIGINATING_ID, m.originating().octets());
                out.constructed(TcapTag.BEGIN, 0);
            }
            case TcapMessage.Continue m -> {
                portions(m);
                out.octets(TcapTag.DESTINATION_ID, m.destination().octets());
                out.octets(TcapTag.ORIGINATING_ID, m.originating().octets());
                out.constructed(TcapTag.CONTINUE, 0);
            }
            case TcapMessage.End m -> {
                portions(m);
                out.octets(TcapTag.DESTINATION_ID, m.destination().octets());
                out.constructed(TcapTag.END, 0);
            }
            case TcapMessage.Abort m -> {
                portions(m);
                m.cause().ifPresent(cause -> out.integer(TcapTag.P_ABORT_CAUSE, cause.code()));
                out.octets(TcapTag.DESTINATION_ID, m.destination().octets());
                out.constructed(TcapTag.ABORT, 0);
            }
        }
        return out.toOctets();
    }

    /** Encodes a single component. */
    public Octets encode(Component component) {
        out.reset();
        write(component);
        return out.toOctets();
    }

    private void portions(TcapMessage message) {
        int end = out.mark();
        List<Component> components = message.components();
        if (!components.isEmpty()) {
            for (int i = components.size() - 1; i >= 0; i--) {
                write(components.get(i));
            }
            out.constructed(TcapTag.COMPONENT_PORTION, end);
        }
        message.dialogue().ifPresent(this::write);
    }

    private void write(Component component) {
        int end = out.mark();
        switch (component) {
            case Component.Invoke c -> {
                c.parameter().ifPresent(out::raw);
                write(c.operation());
                c.linkedId().ifPresent(id -> out.integer(TcapTag.LINKED_ID, id));
                out.integer(Tag.INTEGER, c.invokeId());
                out.constructed(TcapTag.INVOKE, end);
            }
            case Component.ReturnResult c -> {
                c.result().ifPresent(this::write);
                out.integer(Tag.INTEGER, c.invokeId());
                out.constructed(c.last() ? TcapTag.RETURN_RESULT_LAST : TcapTag.RETURN_RESULT_NOT_LAST, end);
            }
            case Component.ReturnError c -> {
                c.parameter().ifPresent(out::raw);
                write(c.error());
                out.integer(Tag.INTEGER, c.invokeId());
                out.constructed(TcapTag.RETURN_ERROR, end);
            }
            case Component.Reject c -> {
                out.integer(
                        Tag.CONTEXT | c.problem().kind().tagNumber(),
                        c.problem().code());
                if (c.invokeId().isPresent()) {
                    out.integer(Tag.INTEGER, c.invokeId().getAsInt());
                } else {
                    out.nothing(Tag.NULL);
                }
                out.constructed(TcapTag.REJECT, end);
            }
            case Component.Malformed c -> out.raw(c.element());
        }
    }

    private void write(Component.Result result) {
        int end = out.mark();
        result.parameter().ifPresent(out::raw);
        write(result.operation());
        out.constructed(Tag.SEQUENCE, end);
    }

    private void write(Code code) {
        switch (code) {
            case Code.Local local -> out.integer(Tag.INTEGER, local.value());
            case Code.Global global -> out.objectIdentifier(Tag.OBJECT_IDENTIFIER, global.value());
        }
    }

    private void write(DialoguePortion dialogue) {
        int end = out.mark();
        switch (dialogue) {
            case DialoguePortion.Request d -> {
                request(d.protocolVersion(), d.applicationContext().contents(), d.userInformation(), end);
                external(DialoguePortion.STRUCTURED.contents(), end);
            }
            case DialoguePortion.Response d -> {
                response(d, end);
                external(DialoguePortion.STRUCTURED.contents(), end);
            }
            case DialoguePortion.Abort d -> {
                information(d.userInformation());
                out.integer(TcapTag.ABORT_SOURCE, d.source());
                out.constructed(TcapTag.DIALOGUE_ABORT, end);
                external(DialoguePortion.STRUCTURED.contents(), end);
            }
            case DialoguePortion.Unidirectional d -> {
                request(d.protocolVersion(), d.applicationContext().contents(), d.userInformation(), end);
                external(DialoguePortion.UNSTRUCTURED.contents(), end);
            }
            case DialoguePortion.Foreign d -> out.raw(d.external());
            case DialoguePortion.Malformed d -> out.raw(d.contents());
        }
        out.constructed(TcapTag.DIALOGUE_PORTION, end);
    }

    private void request(Optional<Octets> version, Octets context, Optional<Octets> information, int end) {
        information(information);
        context(context);
        version.ifPresent(bits -> out.octets(TcapTag.PROTOCOL_VERSION, bits));
        out.constructed(TcapTag.DIALOGUE_REQUEST, end);
    }

    private void response(DialoguePortion.Response response, int end) {
        information(response.userInformation());
        int diagnostic = out.mark();
        out.integer(Tag.INTEGER, response.diagnostic().code());
        out.constructed(
                response.diagnostic().byProvider() ? TcapTag.DIAGNOSTIC_PROVIDER : TcapTag.DIAGNOSTIC_USER, diagnostic);
        out.constructed(TcapTag.DIAGNOSTIC, diagnostic);
        int result = out.mark();
        out.integer(Tag.INTEGER, response.result());
        out.constructed(TcapTag.RESULT, result);
        context(response.applicationContext().contents());
        response.protocolVersion().ifPresent(bits -> out.octets(TcapTag.PROTOCOL_VERSION, bits));
        out.constructed(TcapTag.DIALOGUE_RESPONSE, end);
    }

    private void context(Octets name) {
        int end = out.mark();
        out.octets(Tag.OBJECT_IDENTIFIER, name);
        out.constructed(TcapTag.APPLICATION_CONTEXT, end);
    }

    private void information(Optional<Octets> contents) {
        if (contents.isPresent()) {
            int end = out.mark();
            out.raw(contents.get());
            out.constructed(TcapTag.USER_INFORMATION, end);
        }
    }

    private void external(Octets syntax, int end) {
        out.constructed(TcapTag.SINGLE_ASN1_TYPE, end);
        out.octets(Tag.OBJECT_IDENTIFIER, syntax);
        out.constructed(Tag.EXTERNAL, end);
    }
}
