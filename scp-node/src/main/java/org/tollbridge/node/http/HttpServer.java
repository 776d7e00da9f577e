package org.tollbridge.node.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.util.JavalinBindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.fault.CommandFault;

/** Serves the routes that it is given. Threads, the length of a request and the time of a connection are bounded. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final int THREADS = 16;
    private static final int SPARE_THREADS = 2;
    private static final long MAX_REQUEST_OCTETS = 16L << 20;
    private static final long IDLE_MILLIS = 30_000;
    private static final int DEFECT = 500;

    private final Javalin server;
    private final InetSocketAddress address;

    private HttpServer(Javalin server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Opens the port and begins to serve.
     *
     * @param routes each adds its routes
     * @throws CommandFault if the port cannot be opened
     */
    public static HttpServer start(HttpSettings settings, List<Consumer<RoutesConfig>> routes) {
        Javalin server = Javalin.create(config -> configure(config, settings, routes));
        try {
            server.start();
        } catch (JavalinBindException e) {
            server.stop();
            throw new CommandFault("the HTTP server cannot listen on " + settings.address() + " port "
                    + settings.port() + " (" + e.getMessage()
                    + "); end the process that has the port, or set http.port to another one or to 0");
        }
        return new HttpServer(server, new InetSocketAddress(settings.address(), server.port()));
    }

    private static void configure(JavalinConfig config, HttpSettings settings, List<Consumer<RoutesConfig>> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.address();
        config.jetty.port = settings.port();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, SPARE_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setIdleTimeout(IDLE_MILLIS);
            http.setSendServerVersion(false);
        });
        config.http.maxRequestSize = MAX_REQUEST_OCTETS;
        config.routes.exception(Exception.class, (fault, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), fault);
            context.status(DEFECT)
                    .contentType(ContentType.APPLICATION_JSON)
                    .result("{\"error\":\"the node failed at it; its log says why\"}");
        });
        routes.forEach(each -> each.accept(config.routes));
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
    }
}
