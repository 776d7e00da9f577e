package org.tollbridge.node.run;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.plan.OwnService;
import org.tollbridge.service.plan.OwnServices;

/** Finds services with custom logic on the class path, which ends with the folder {@code services} of the home. */
final class OwnServiceLoader {

    private static final Logger LOG = LoggerFactory.getLogger(OwnServiceLoader.class);

    private OwnServiceLoader() {}

    /**
     * Creates an instance of each service.
     *
     * @throws IllegalArgumentException when one cannot be created, or two claim the same calls; the message names it
     */
    static OwnServices load() {
        try {
            List<OwnService> services = ServiceLoader.load(OwnService.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            OwnServices loaded = OwnServices.of(services);
            services.forEach(each ->
                    LOG.info("service {} handles the calls with service key {}", each.name(), each.serviceKeys()));
            return loaded;
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "a service in the folder services of the home cannot be used: " + e.getMessage()
                            + "; correct it or remove its jar",
                    e);
        }
    }
}
