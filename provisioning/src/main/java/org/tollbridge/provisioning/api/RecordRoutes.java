package org.tollbridge.provisioning.api;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.Fault;

/** The resources that are put and removed as whole records: subscribers, packages, ranges, accounts. */
final class RecordRoutes {

    private static final Access SERVE = Access.all(Role.ADMINISTRATOR, Role.DESK);

    private RecordRoutes() {}

    static Resource<Subscriber> subscribers(Inventory inventory) {
        return new Resource<>(
                "subscribers",
                Subscriber.FORM,
                "name",
                Subscriber::name,
                name -> name,
                Subscriber::name,
                Access.LOOK,
                Optional.of(SERVE),
                List.of(),
                new Subscribers(inventory));
    }

    static Resource<NumberRange> ranges(Inventory inventory) {
        return new Resource<>(
                "ranges",
                NumberRange.FORM,
                "first",
                NumberRange::first,
                first -> first,
                range -> "",
                Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR),
                Optional.of(SERVE),
                List.of(),
                new Ranges(inventory));
    }

    static Resource<FeaturePackage> packages(Packages packages) {
        return new Resource<>(
                "packages",
                FeaturePackage.FORM,
                "name",
                FeaturePackage::name,
                name -> name,
                known -> "",
                Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR),
                Optional.of(SERVE),
                List.of(),
                new PackageShelf(packages));
    }

    static Resource<Account> accounts(Accounts accounts) {
        return new Resource<>(
                "accounts",
                Account.FORM,
                "name",
                Account::name,
                name -> name,
                Account::subscriber,
                Access.all(Role.ADMINISTRATOR, Role.AUDITOR).own(Role.SUBSCRIBER_ADMINISTRATOR),
                Optional.of(Access.all(Role.ADMINISTRATOR).own(Role.SUBSCRIBER_ADMINISTRATOR)),
                List.of(),
                new AccountShelf(accounts));
    }

    private record Subscribers(Inventory inventory) implements Shelf<Subscriber> {

        @Override
        public List<Subscriber> list(Call call, String after, int limit) throws StoreException {
            if (call.owner().isPresent()) {
                return inventory.subscriber(call.owner().get()).stream()
                        .filter(own -> own.name().compareTo(after) > 0)
                        .toList();
            }
            return inventory.subscribers(after, limit);
        }

        @Override
        public Optional<Subscriber> find(String key) throws StoreException {
            return inventory.subscriber(key);
        }

        @Override
        public boolean put(Subscriber record, Intent intent) throws StoreException {
            return inventory.put(record, intent);
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            inventory.removeSubscriber(key, intent);
        }
    }

    private record Ranges(Inventory inventory) implements Shelf<NumberRange> {

        @Override
        public List<NumberRange> list(Call call, String after, int limit) throws StoreException {
            return inventory.ranges().stream()
                    .filter(range -> range.first().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<NumberRange> find(String key) throws StoreException {
            return inventory.range(key);
        }

        @Override
        public boolean put(NumberRange record, Intent intent) throws StoreException {
            return inventory.put(record, intent);
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            inventory.removeRange(key, intent);
        }
    }

    private record PackageShelf(Packages packages) implements Shelf<FeaturePackage> {

        @Override
        public List<FeaturePackage> list(Call call, String after, int limit) throws StoreException {
            return packages.all().stream()
                    .filter(known -> known.name().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<FeaturePackage> find(String key) throws StoreException {
            return packages.find(key);
        }

        @Override
        public boolean put(FeaturePackage record, Intent intent) throws StoreException {
            return packages.put(record, intent);
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            packages.remove(key, intent);
        }
    }

    private record AccountShelf(Accounts accounts) implements Shelf<Account> {

        @Override
        public List<Account> list(Call call, String after, int limit) throws StoreException {
            return accounts.list(after, call.owner(), limit);
        }

        @Override
        public Optional<Account> find(String key) throws StoreException {
            return accounts.find(key);
        }

        /** A subscriber's administrator names accounts after its own, so that no refusal reveals other accounts. */
        @Override
        public void check(Call call, Account record) throws FormException {
            String own = call.account().name();
            if (call.owner().isPresent() && !record.name().startsWith(own + ".")) {
                throw new FormException(List.of(new Fault(
                        "name",
                        record.name(),
                        "the names of accounts that " + own + " creates must be " + own + ".NAME")));
            }
        }

        @Override
        public boolean put(Account record, Intent intent) throws StoreException {
            boolean isNew = accounts.find(record.name()).isEmpty();
            accounts.put(record, intent);
            return isNew;
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            accounts.remove(key, intent);
        }
    }
}
