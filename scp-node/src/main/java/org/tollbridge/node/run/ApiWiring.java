package org.tollbridge.node.run;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.counter.LimitCounts;
import org.tollbridge.node.config.LiveKeys;
import org.tollbridge.node.config.OperationsKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.http.ApiRoutes;
import org.tollbridge.node.http.HttpSettings;
import org.tollbridge.node.status.Observed;
import org.tollbridge.node.status.Product;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.node.why.JournalTraces;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.api.ApiSettings;
import org.tollbridge.provisioning.api.ApiWorld;
import org.tollbridge.provisioning.api.CallCorrections;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** Builds and owns the HTTP API of a node. */
final class ApiWiring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiWiring.class);

    private final BatchJobs jobs;
    private final Api api;

    /**
     * @param limits limits that are counted
     * @param observed the node whose status it reports
     */
    ApiWiring(
            NumberStore store,
            NodeSettings settings,
            CallCorrections corrections,
            LiveFeed feed,
            LimitCounts limits,
            Observed observed) {
        this.jobs = new BatchJobs(
                new BatchPlace(store, settings.rules()), settings.home().jobs(), InstantSource.system());
        this.api = new Api(
                store,
                settings.rules().plan(),
                new ApiWorld(
                        settings.world(),
                        settings.rating().tariff(),
                        new JournalTraces(
                                settings.journal().directory(), settings.rules().zone()),
                        corrections,
                        feed,
                        settings.live().webhooks().targets(),
                        jobs,
                        settings.records().isPresent(),
                        limits::used,
                        () -> StatusReport.json(observed)),
                settings.api(),
                InstantSource.system(),
                System::nanoTime);
        settings.http().ifPresent(ApiWiring::warnOfPlain);
    }

    private static void warnOfPlain(HttpSettings http) {
        try {
            if (http.tls().isEmpty() && !InetAddress.getByName(http.address()).isLoopbackAddress()) {
                LOG.warn(
                        "HTTP is served at {} without TLS, so that passwords and tokens can be read in transit; set"
                                + " {}, unless a proxy in front of the node provides TLS",
                        http.address(),
                        OperationsKeys.HTTP_TLS_KEYS);
            }
        } catch (UnknownHostException e) {
            // The server reports when it cannot listen there.
            LOG.debug("{} has no address", http.address());
        }
    }

    Consumer<RoutesConfig> routes() {
        return ApiRoutes.of(api);
    }

    /**
     * The one-time secret of the first administrator, when there are no accounts yet.
     *
     * @throws CommandFault when the store fails
     */
    Optional<String> firstSecret() {
        try {
            return api.accounts().first();
        } catch (StoreException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    /** Ends jobs that are not yet being stored. */
    @Override
    public void close() {
        jobs.close();
    }

    static ApiSettings api(Values values) {
        return new ApiSettings(
                Product.version(),
                values.integer(OperationsKeys.HTTP_REQUESTS),
                values.integer(OperationsKeys.HTTP_LOGINS));
    }

    /**
     * Settings of the HTTP server, if it is enabled.
     *
     * @throws IllegalArgumentException when the file with the key cannot be read or used
     */
    static Optional<HttpSettings> http(Values values) {
        if (!values.flag(OperationsKeys.HTTP_ENABLED)) {
            return Optional.empty();
        }
        Optional<Path> keys = values.optional(OperationsKeys.HTTP_TLS_KEYS).map(Path::of);
        String password = values.optional(OperationsKeys.HTTP_TLS_PASSWORD).orElse("");
        keys.ifPresent(file -> requireKeys(file, password));
        return Optional.of(new HttpSettings(
                values.text(OperationsKeys.HTTP_ADDRESS),
                values.integer(OperationsKeys.HTTP_PORT),
                keys.map(file -> new HttpSettings.Tls(file, password)),
                HttpSettings.USUAL_CONNECTIONS + values.integer(LiveKeys.LISTENERS)));
    }

    private static void requireKeys(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            if (Collections.list(keys.aliases()).stream().noneMatch(alias -> hasKey(keys, alias))) {
                throw new IllegalArgumentException(OperationsKeys.HTTP_TLS_KEYS + ": " + file
                        + " has no private key; put the key in it with its certificate");
            }
        } catch (FileSystemException e) {
            throw new IllegalArgumentException(
                    OperationsKeys.HTTP_TLS_KEYS + " cannot be read (" + Reason.of(e)
                            + "); name a file of PKCS #12 that the node may read",
                    e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? OperationsKeys.HTTP_TLS_PASSWORD + " does not open " + file
                                    + "; give the password of that file"
                            : OperationsKeys.HTTP_TLS_KEYS + ": " + file
                                    + " is no file of PKCS #12; make one, such as with openssl pkcs12 -export",
                    e);
        }
    }

    private static boolean hasKey(KeyStore keys, String alias) {
        try {
            return keys.isKeyEntry(alias);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the key store is loaded", e);
        }
    }
}
