package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnServicesTest {

    private record Named(String name, Set<Long> serviceKeys) implements OwnService {
        @Override
        public Optional<ServiceNumber> treat(Dialled call, ServiceNumbers numbers) {
            return Optional.empty();
        }
    }

    @Test
    void findsAServiceByEachOfItsKeys() {
        OwnService both = new Named("both", Set.of(7L, 8L));
        OwnServices services = OwnServices.of(List.of(both, new Named("other", Set.of(9L))));
        assertEquals(Optional.of(both), services.with(7));
        assertEquals(Optional.of(both), services.with(8));
        assertEquals(Optional.empty(), services.with(10));
        assertEquals(Optional.empty(), OwnServices.NONE.with(7));
    }

    @Test
    void refusesKeysThatAreMissingWrongOrTakenTwice() {
        assertFault("service idle names no service key", new Named("idle", Set.of()));
        assertFault("which is not 0 to 2147483647", new Named("wrong", Set.of(1L << 31)));
        assertFault("both take service key 7", new Named("one", Set.of(7L)), new Named("two", Set.of(7L)));
    }

    private static void assertFault(String expected, OwnService... services) {
        String fault = assertThrows(IllegalArgumentException.class, () -> OwnServices.of(List.of(services)))
                .toString();
        assertTrue(fault.contains(expected), fault);
    }
}
