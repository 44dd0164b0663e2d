"""The commands on the whole showroom: its window, what is due, whether its database is sound."""

from showroom_crm import app
from showroom_crm.cli.opening import check_made, showroom
from showroom_crm.cli.parser import Options
from showroom_crm.cli.speech import complain, say, say_cells
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.showroom import DueContact
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.qt_version import refuse_bad_pair
from showroom_crm.services import follow_ups, staff
from showroom_crm.services.days_off import stand_ins


def open_window(options: Options) -> int:
    """Open the window, maybe at a customer's chart, or start hidden in the tray."""
    refused = refuse_bad_pair()
    if refused is not None:
        return complain(refused)
    return app.run_window(
        options.data_dir, tray=options.tray, demo=options.demo, customer=options.customer
    )


def due(options: Options) -> int:
    """Say which contacts are due, the overdue first, and then the waiting deals."""
    from showroom_crm.exchange.due_json import due_as_json

    clock = app.SystemClock()
    now = clock.local()
    with showroom(options) as store:
        rep = None if options.staff is None else staff.staff_with_code(store, options.staff)
        rep_id = None if rep is None else rep.id
        contacts = follow_ups.contacts_until(
            store,
            options.until or end_of_day(now.date()),
            staff_id=rep_id,
            stand_ins=stand_ins(store, clock=clock),
        )
        waiting = follow_ups.waiting_deals(store, staff_id=rep_id)
        if options.json:
            return say(due_as_json(contacts, waiting, now=now))
        for contact in contacts:
            plan = contact.follow_up.plan
            _say_row(
                contact.customer,
                words.promise(plan, now=now),
                words.channel(plan.channel),
                plan.reason,
                _doer(contact),
            )
        names = {member.id: member.name for member in staff.all_staff(store)}
        for deal in waiting:
            name = "" if deal.deal.staff_id is None else names.get(deal.deal.staff_id, "")
            _say_row(deal.customer, "■ " + _("Waiting deal"), "", deal.deal.wish, name)
    return 0


def check(options: Options) -> int:
    """Say whether the database is sound, and if not, what is wrong with it."""
    check_made(options)
    faults = app.check_store(options.data_dir)
    for fault in faults:
        say(fault)
    if not faults:
        return say(_("The database is sound."))
    found = ngettext(
        "The database has {number} fault.", "The database has {number} faults.", len(faults)
    )
    return complain(found.format(number=formats.count(len(faults))))


def _doer(contact: DueContact) -> str:
    rep = "" if contact.staff is None else contact.staff.name
    return rep if contact.stand_in is None else words.doer(contact.stand_in.name, rep)


def _say_row(customer: Customer, when: str, how: str, why: str, rep: str) -> None:
    phones = customer.profile.phones
    say_cells(
        when,
        str(customer.number),
        words.customer(customer),
        formats.phone(phones[0]) if phones else "",
        how,
        why,
        rep,
    )
