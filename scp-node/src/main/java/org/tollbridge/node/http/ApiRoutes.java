package org.tollbridge.node.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.api.Answer;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.api.Asked;
import org.tollbridge.provisioning.api.Console;
import org.tollbridge.provisioning.api.Method;
import org.tollbridge.provisioning.api.Route;
import org.tollbridge.provisioning.store.StoreException;

/** Serves the API's route table over HTTP. */
public final class ApiRoutes {

    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_METHOD = 405;
    private static final String ANSWERED = "answered";

    /** As many threads as the API allows writers; each waits for its reader. */
    private static final Executor WRITERS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("answer-", 0).factory());

    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);

    private ApiRoutes() {}

    /** The routes of the API, and the browser page that uses it. */
    public static Consumer<RoutesConfig> of(Api api) {
        BodyReader.Room bodies = new BodyReader.Room(System::nanoTime);
        return routes -> {
            for (Route route : api.routes()) {
                Handler handler = context -> {
                    try (BodyReader body = bodies.of(context.req(), route.longestBody())) {
                        answer(context, api.answer(route, asked(context, route), body::read));
                    }
                };
                String path = Api.BASE + route.path();
                routes.addHttpHandler(HandlerType.findOrCreate(route.method().name()), path, handler);
                // By default the server responds to HEAD with 200 for every GET route, without authentication.
                if (route.answersHead()) {
                    routes.head(path, handler);
                } else if (route.method() == Method.GET) {
                    routes.head(path, context -> context.status(NO_SUCH_METHOD).header("allow", "GET"));
                }
            }
            for (Console.File file : Console.files()) {
                Handler handler = context -> context.contentType(file.type())
                        .header("content-security-policy", Console.POLICY)
                        .result(file.text().getBytes(StandardCharsets.UTF_8));
                routes.get(file.path(), handler);
                routes.head(file.path(), handler);
            }
            Handler toConsole = context -> context.redirect(Console.PATH);
            routes.get("/", toConsole);
            routes.head("/", toConsole);
            routes.error(NOT_FOUND, ApiRoutes::unknown);
            routes.error(NO_SUCH_METHOD, ApiRoutes::notAllowed);
        };
    }

    /** Handles an unknown path of the API; other paths have their own responses. */
    private static void unknown(Context context) {
        if (isUnanswered(context)) {
            answer(context, Api.unknown(context.method() + " " + context.path()));
        }
    }

    /** Handles an unsupported method of a path; the server has set the header with the supported ones. */
    private static void notAllowed(Context context) {
        if (isUnanswered(context)) {
            String allowed = String.valueOf(context.res().getHeader("allow"));
            answer(context, Api.notAllowed(context.method().name(), context.path(), allowed));
        }
    }

    private static boolean isUnanswered(Context context) {
        return context.path().startsWith(Api.BASE) && context.attribute(ANSWERED) == null;
    }

    private static Asked asked(Context context, Route route) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
        return new Asked(
                route.method(),
                context.path(),
                context.pathParamMap(),
                query,
                headers,
                ByteBuffer.allocate(0),
                context.ip(),
                context.req().isSecure());
    }

    private static void answer(Context context, Answer answer) {
        context.attribute(ANSWERED, true);
        context.status(answer.status());
        answer.headers().forEach(context::header);
        switch (answer.body()) {
            // Sent as octets, because the server would encode text of an unknown media type in Latin-1.
            case Answer.Body.Text text -> context.result(text.text().getBytes(StandardCharsets.UTF_8));
            case Answer.Body.Pieces pieces -> {
                // Read now, because the request is no longer usable after the client disconnects.
                String name = context.method() + " " + context.path();
                ServletChannel channel = ServletContextRequest.getServletContextRequest(context.req())
                        .getServletChannel();
                context.future(() -> {
                    CompletableFuture<Void> whole = new CompletableFuture<>();
                    WRITERS.execute(() -> write(context, pieces.writing(), name, channel, whole));
                    return whole;
                });
            }
        }
    }

    /**
     * Writes a response. A truncated response must not look complete, so its connection is closed without notifying the
     * server, which would look things up in a request that no longer exists.
     */
    private static void write(
            Context context,
            Answer.Writing writing,
            String name,
            ServletChannel channel,
            CompletableFuture<Void> whole) {
        try {
            Writer out = new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8);
            writing.to(out);
            out.flush();
            whole.complete(null);
        } catch (IOException e) {
            LOG.debug("{} was not read completely: {}", name, e.toString());
            channel.abort(e);
        } catch (StoreException | RuntimeException e) {
            LOG.error("{} was cut short", name, e);
            channel.abort(e);
        }
    }
}
