package org.tollbridge.node.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.http.HttpSettings.Tls;

/**
 * Serves the given routes. Connections are limited, and one address may have at most half of them. Each active
 * connection has a thread of its own, so that a slow client delays nobody else, and {@code /health/live} least of all.
 * A connection idle for half a minute is closed.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Acceptor, selector and spare threads, in addition to one per connection. */
    private static final int OWN_THREADS = 16;

    private static final int KEPT_THREADS = 2;
    private static final long MAX_REQUEST_OCTETS = 16L << 20;
    private static final long IDLE_MILLIS = 30_000;
    private static final int DEFECT = 500;

    /** Forbids caching, content sniffing, framing and loading of other content. */
    private static final Map<String, String> HEADERS = Map.of(
            "cache-control", "no-store",
            "x-content-type-options", "nosniff",
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
            "referrer-policy", "no-referrer");

    private static final String HSTS = "strict-transport-security";
    private static final String HSTS_YEAR = "max-age=31536000";

    private final Javalin server;
    private final InetSocketAddress address;

    private HttpServer(Javalin server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Opens the port and starts serving.
     *
     * @param routes each adds its routes
     * @throws CommandFault if the port cannot be opened
     */
    public static HttpServer start(HttpSettings settings, List<Consumer<RoutesConfig>> routes) {
        Javalin server = Javalin.create(config -> configure(config, settings, routes));
        // The server would also log the failure, which is reported below with its reason.
        JavalinLogger.enabled = false;
        try {
            server.start();
        } catch (JavalinBindException e) {
            server.stop();
            throw new CommandFault("the HTTP server cannot listen on " + settings.address() + " port "
                    + settings.port() + " (" + e.getMessage()
                    + "); end the process that uses the port, or set http.port to another one or to 0");
        } catch (RuntimeException e) {
            server.stop();
            if (settings.tls().isEmpty()) {
                throw e;
            }
            throw new CommandFault(
                    "the HTTP server cannot use " + settings.tls().get() + " (" + innermost(e)
                            + "); set http.tls-keys to a PKCS #12 file, and http.tls-password to its password");
        } finally {
            JavalinLogger.enabled = true;
        }
        return new HttpServer(server, new InetSocketAddress(settings.address(), server.port()));
    }

    /** The innermost non-empty message of the causes. */
    private static String innermost(Throwable fault) {
        String said = fault.getClass().getSimpleName();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            said = cause.getMessage() == null ? said : cause.getMessage();
        }
        return said;
    }

    private static void configure(JavalinConfig config, HttpSettings settings, List<Consumer<RoutesConfig>> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.addConnector((jetty, http) -> connector(jetty, http, settings));
        QueuedThreadPool threads = new QueuedThreadPool(settings.connections() + OWN_THREADS, KEPT_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setIdleTimeout(IDLE_MILLIS);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServer(jetty -> {
            jetty.addBean(new NetworkConnectionLimit(settings.connections(), jetty));
            jetty.setErrorHandler(new UnreadRequests());
        });
        config.http.maxRequestSize = MAX_REQUEST_OCTETS;
        config.routes.before(context -> HEADERS.forEach(context::header));
        settings.tls().ifPresent(tls -> config.routes.before(context -> context.header(HSTS, HSTS_YEAR)));
        config.routes.exception(Exception.class, (fault, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), fault);
            context.status(DEFECT)
                    .contentType(ContentType.APPLICATION_JSON)
                    .result("{\"error\":\"the node failed; see its log\"}");
        });
        routes.forEach(each -> each.accept(config.routes));
    }

    private static Connector connector(Server jetty, HttpConfiguration http, HttpSettings settings) {
        ServerConnector connector = settings.tls()
                .map(tls -> secured(jetty, http, tls))
                .orElseGet(() -> new ServerConnector(jetty, new HttpConnectionFactory(http)));
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.addBean(new AddressLimit(settings.connectionsOfOne()));
        return connector;
    }

    private static ServerConnector secured(Server jetty, HttpConfiguration plain, Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keys().toAbsolutePath().toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(tls.password());
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration http = new HttpConfiguration(plain);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        http.addCustomizer(customizer);
        return new ServerConnector(
                jetty,
                new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
    }

    /** Listening address, with the actual port. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
    }
}
