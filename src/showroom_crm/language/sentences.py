"""One clear sentence, with a way out, for each fault a person can meet."""

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import N_, _
from showroom_crm.language.placeholders import placeholder

_FIELDS = {
    "name": N_("Name"),
    "kana": N_("Furigana"),
    "phone": N_("Phone"),
    "postal_code": N_("Postal code"),
    "address": N_("Address"),
    "birthday": N_("Birthday"),
    "job": N_("Job"),
    "family": N_("Family"),
    "hobbies": N_("Hobbies"),
    "source": N_("How they found us"),
    "notes": N_("Notes"),
    "people": N_("Family members"),
    "refusals": N_("What they do not wish"),
    "vehicles": N_("Cars"),
    "reason": N_("Reason"),
    "bring": N_("What we bring"),
    "attendees": N_("Who was there"),
    "said": N_("What the customer said"),
    "proposed": N_("What we proposed"),
    "concern": N_("Concern"),
    "remedy": N_("Remedy"),
    "condition": N_("Condition"),
    "decision_words": N_("Decision"),
    "customer_does": N_("What they do until then"),
    "decided_by": N_("Who decides"),
    "competitor": N_("Competitor"),
    "wish": N_("Car they want"),
    "words": N_("The search"),
    "looks": N_("Looks"),
    "state": N_("State of the customer"),
    "channel": N_("Preferred channel"),
    "hours": N_("Preferred hours"),
    "consent_on": N_("Consent to the use of data"),
    "next_time": N_("For next time"),
    "tags": N_("Tags"),
    "attempt_words": N_("What was said"),
    "rivals": N_("Rival makes and dealers"),
    "trade_in": N_("Trade-in car"),
    "roles": N_("Roles"),
    "wishes": N_("Cars they want"),
    "showroom": N_("Name of the showroom"),
}

_REASONS = {
    "ENOENT": N_("its folder does not exist"),
    "ENOTDIR": N_("its folder does not exist"),
    "EISDIR": N_("it is a folder"),
    "EACCES": N_("you have no right to it"),
    "EPERM": N_("you have no right to it"),
    "EROFS": N_("the disk is read-only"),
    "ENOSPC": N_("the disk is full"),
}

SENTENCES = {
    "text.lone_surrogate": N_("{field} holds a broken character. Please type it again."),
    "text.control_sign": N_("{field} holds a sign that cannot be shown. Please type it again."),
    "text.too_long": N_("{field} is too long: {length} of at most {limit} characters."),
    "name.empty": N_("Please enter the name."),
    "view.name_missing": N_("Please enter a name for this list."),
    "concern.gone": N_("This concern was taken away meanwhile."),
    "remedy.due_in_past": N_("That time is over already. Please take a later one."),
    "looks.empty": N_("Please enter what you know this visitor by, or the name."),
    "phone.unreadable": N_("“{typed}” is not a phone number. Please check the digits."),
    "birthday.future": N_("The birthday lies in the future. Please check the year."),
    "birthday.too_old": N_("The birthday lies before 1900. Please check the year."),
    "date.unreadable": N_("“{typed}” is not a date. Please write it like 2027-04-30 or R9.4.30."),
    "month.unreadable": N_("“{typed}” is not a month. Please write it like 2021-04 or R3.4."),
    "date.missing": N_("Please enter the date."),
    "time.missing": N_("Please enter the time."),
    "time.unreadable": N_("“{typed}” is not a time. Please write it like 15:00."),
    "vehicle.model_missing": N_("Please enter the car's model."),
    "vehicle.registered_in_future": N_(
        "The first registration lies in the future. Please check its year and month."
    ),
    "vehicle.inspection_before_registration": N_(
        "The inspection ends before the first registration. Please check both dates."
    ),
    "horizons.out_of_range": N_("Please enter a number of months from 0 to {limit}."),
    "attachment.kind_unknown": N_(
        "The file “{name}” is neither a photo nor a PDF and was not kept."
    ),
    "attachment.missing": N_("The file “{name}” is no longer in the data folder."),
    "attachment.unreadable": N_(
        "The file “{name}” cannot be read just now. Please try again in a moment."
    ),
    "attachment.damaged": N_("The file “{name}” is damaged and cannot be opened."),
    "attachment.gone": N_("This file was deleted meanwhile."),
    "attachment.customer_gone": N_(
        "The customer was deleted meanwhile, so the file “{name}” was not kept."
    ),
    "attachment.name_missing": N_("Please enter a name for the file."),
    "attachment.empty": N_("The file “{name}” is empty and was not kept."),
    "attachment.too_large": N_("The file “{name}” is too large: at most {limit} MB each."),
    "attachment.too_many": N_("A customer has at most {limit} files. Please delete some first."),
    "attempt.other_customer": N_("The contact and its deal must be one customer's."),
    "attempt.next_contact_missing": N_(
        "The deal goes on, so it needs a next contact of ours. Please set one."
    ),
    "attempt.own_try_missing": N_(
        "Waiting for their call is no next step. Please set when we try again ourselves."
    ),
    "attempt.result_missing": N_("Please choose what came of it."),
    "attempt.gone": N_(
        "The customer, the deal or the contact was deleted meanwhile. What was typed is kept."
    ),
    "meeting.gone": N_("This meeting was deleted meanwhile."),
    "tags.too_many": N_("There are at most {limit} tags. Please delete one first."),
    "meeting.not_closed": N_("This meeting is not closed yet. Please go on writing it."),
    "attempt.in_future": N_("The contact lies in the future. Please check its date and time."),
    "amount.unreadable": N_("“{typed}” is not an amount. Please write it like 3280000 or 328万."),
    "distance.unreadable": N_("“{typed}” is not a distance. Please write it like 45000 or 4.5万."),
    "role.unnamed": N_("Please enter who has this role."),
    "wish.unnamed": N_("Please enter the car they want."),
    "step.in_future": N_("The step lies in the future. Please check its day."),
    "estimate.empty": N_("Please enter the car or an amount of the estimate."),
    "estimate.negative": N_("An amount of an estimate cannot be below zero. Please check it."),
    "estimate.valid_before_made": N_("The estimate ends before it was made. Please check the day."),
    "mention.empty": N_("Please enter what to mention."),
    "person.unnamed": N_("Please enter a name, or who they are to the customer."),
    "reach.consent_in_future": N_("The day of consent lies in the future. Please check it."),
    "reach.hours_reversed": N_("The hours end before they begin. Please check the times."),
    "reach.hours_one_end": N_("Please enter both ends of the hours, like 18:00-20:00."),
    "reach.no_phone": N_("This customer wishes no phone calls. Please choose another way."),
    "reach.no_direct_mail": N_("This customer wishes no direct mail. Please choose another way."),
    "reach.no_contact": N_("This customer wishes no contact at all. No contact can be planned."),
    "birth.unreadable": N_(
        "“{typed}” is not a birthday or an age. Please write it like 1983-04-05, S58.4.5 or 41."
    ),
    "person.name_missing": N_("Please enter the name first: then they can have a chart."),
    "household.same_customer": N_("This is the same customer. Please choose another one."),
    "order.no_task": N_("Please leave at least one task on the list."),
    "order.too_many_tasks": N_("The list may have {limit} tasks at most."),
    "staff.left": N_("{name} works here no more. Please choose somebody else."),
    "staff.last": N_("{name} is the only one here. Please add somebody else first."),
    "staff.last_manager": N_("{name} is the only manager. Please add another manager first."),
    "staff.successor_missing": N_("Please choose who takes over."),
    "manager_word.empty": N_("Please write the word for the rep."),
    "manager_word.manager_only": N_("Only a manager can leave a word on a deal."),
    "order.delivery_before_order": N_("The delivery lies before the deal. Please check the day."),
    "order.not_won": N_("This deal is not won, so there is no delivery."),
    "order.done_in_future": N_("The task cannot be done on a day to come."),
    "order.task_gone": N_("This task is no longer on the list."),
    "order.still_open": N_("This deal is still open."),
    "message.empty": N_("Please write what was said or wished."),
    "day_off.reversed": N_("The days off end before they begin. Please check the dates."),
    "day_off.own_stand_in": N_("Nobody stands in for themselves. Please choose a colleague."),
    "statistics.range_reversed": N_("The last day lies before the first one."),
    "statistics.not_yours": N_("Only a manager sees the figures of another rep."),
    "board.out_of_range": N_("Please enter a number from {low} to {high}."),
    "lead_times.out_of_range": N_("Please enter minutes from 1 to {high} (a day)."),
    "lead_times.unreadable": N_("Please enter minutes as numbers, such as 10, 60."),
    "lead_times.too_many": N_("Please enter {limit} lead times at most."),
    "reminder.at_its_time": N_("Only an outcome ends this reminder: it is for the time agreed."),
    "sentence.empty": N_("Please write the sentence, or take the original wording."),
    "sentence.braces": N_("Braces stand only around the words that are filled in, one each."),
    "sentence.no_placeholder": N_(
        "Nothing is filled in in this sentence. Please leave out {placeholder}."
    ),
    "sentence.unknown_placeholder": N_(
        "{placeholder} cannot be filled in here. What can be: {known}"
    ),
    "sentence.placeholder_missing": N_(
        "{placeholder} is missing: without it nobody is asked for the contact."
    ),
    "follow_up.reason_missing": N_(
        "Please enter why we get in touch: the reason is what the customer agrees to."
    ),
    "follow_up.before_meeting": N_(
        "The next contact lies before the meeting. Please choose a later time."
    ),
    "follow_up.last_of_deal": N_(
        "It is the only contact of an open deal. Set the next one first, or end the deal."
    ),
    "undo.nothing": N_("There is nothing of today to undo."),
    "undo.gone": N_("It was put back or removed for good elsewhere meanwhile."),
    "undo.changed_since": N_("It cannot be undone: the chart was changed since."),
    "bin.parent_gone": N_(
        "The customer or deal it belongs to is in the bin. Please put that back first."
    ),
    "bin.deal_ended": N_("Its deal has ended meanwhile, so the contact stays in the bin."),
    "bin.no_contact_wished": N_(
        "The customer wishes no contact at all. Please change that in the chart first."
    ),
    "bin.manager_only": N_("Only a manager can empty the bin."),
    "follow_up.ended": N_("This contact was ended elsewhere meanwhile."),
    "meeting.has_words": N_("This meeting holds words and is kept. Please close it."),
    "meeting.other_customer": N_("The meeting, its deal and its contact must be one customer's."),
    "follow_up.in_past": N_("That time has passed. Please choose a later one."),
    "follow_up.window_reversed": N_("The window ends before it begins. Please check the times."),
    "meeting.in_future": N_("The meeting lies in the future. Please check its date and time."),
    "close.already_closed": N_("This meeting is closed already."),
    "close.deal_ended": N_("This deal has ended already. Please begin a new one."),
    "close.reason_missing": N_("Please choose why the deal was lost."),
    "decision.before_meeting": N_("The decision lies before the meeting. Please check the date."),
    "decision.range_reversed": N_("The decision ends before it begins. Please check the dates."),
    "logo.not_a_picture": N_(
        "“{name}” is not a PNG or SVG picture, whatever its name says. Please choose another file."
    ),
    "logo.damaged": N_(
        "“{name}” is damaged or was cut off. Please copy it again, or choose another file."
    ),
    "logo.too_large": N_(
        "“{name}” is too large for a logo: at most {limit} MB. Please choose a smaller file."
    ),
    "logo.too_many_pixels": N_(
        "The picture “{name}” has too many pixels for a logo. Please choose a smaller one."
    ),
    "logo.too_complex": N_(
        "The drawing “{name}” holds what is not printed here. Please have it saved as a PNG."
    ),
    "logo.blank": N_(
        "Nothing of “{name}” would be seen on white paper. Please choose another file."
    ),
    "logo.not_kept": N_("The logo cannot be kept as it is. Please choose its file once more."),
    "paper.section_needed": N_("The deal and what is on their mind cannot be left out."),
    "portrait.damaged": N_("The portrait is damaged and cannot be shown. It is kept as it is."),
    "portrait.customer_gone": N_(
        "The customer was deleted meanwhile, so the portrait was not kept."
    ),
    "portrait.gone": N_("This portrait is no longer there."),
    "portrait.none": N_("There is no portrait yet. Please draw one first."),
    "photo.empty": N_("The file “{name}” is empty. Please choose another photo."),
    "photo.incomplete": N_(
        "The photo “{name}” is damaged or was not copied to its end. Please copy it again."
    ),
    "photo.kept_damaged": N_("The photo kept under this portrait is damaged and cannot be shown."),
    "photo.not_a_picture": N_("“{name}” cannot be read as a photo. Please choose a JPEG or PNG."),
    "photo.too_large": N_("The photo “{name}” is too large: at most {limit} MB."),
    "photo.too_many_pixels": N_("The photo “{name}” is too large: at most {limit} million pixels."),
    "showroom.never_open": N_("The showroom must be open on one day of the week."),
    "showroom.hours_reversed": N_("The showroom closes before it opens. Please check the times."),
    "showroom.period_reversed": N_("A period ends before it begins. Please check its dates."),
    "showroom.too_many_periods": N_("Please enter at most {limit} periods."),
    "staff.unknown": N_("No staff member has the code “{code}”."),
    "staff.code_taken": N_("The code “{code}” belongs to another staff member."),
    "merge.same_customer": N_("These are one and the same chart. Please choose another customer."),
    "merge.customer_gone": N_("One of the two charts is gone. Please choose again."),
    "merge.counts_differ": N_(
        "The charts could not be merged without loss. Nothing was changed; please try again."
    ),
    "mailing.nobody": N_("None of these customers may be written to."),
    "customer.unknown": N_("No customer has the number {number}."),
    "showroom.not_empty": N_("The data folder already holds customers. Please name an empty one."),
    "folder.not_writable": N_(
        "The data folder {path} cannot be written. Please check the disk and its rights."
    ),
    "database.unreadable": N_(
        "The file {path} is not this program's database, or its key does not fit."
    ),
    "database.missing": N_("There is no showroom in the folder {path}."),
    "database.newer": N_(
        "The database was made by a newer version of this program. Please update it."
    ),
    "database.busy": N_("Another program holds the database. Please try again in a moment."),
    "database.full": N_("The disk is full. Please free some space; nothing was changed."),
    "database.unsound": N_("The database {path} cannot be brought up to date. It is unchanged."),
    "database.failed": N_("The database reports a fault. Nothing was changed; please try again."),
    "key.missing": N_(
        "The key of the database {path} is not found. If your keyring is locked, unlock it first."
    ),
    "key.broken": N_("The key file {path} is damaged."),
    "file.missing": N_("The file {path} does not exist."),
    "file.unreadable": N_("The file {path} cannot be read: {reason}"),
    "file.not_writable": N_("The file {path} cannot be written: {reason}"),
    "file.kind_unknown": N_("Files that end in “{ending}” are not known here."),
    "print.no_such_page": N_("Pages of the sheet: {pages}. Please check which of them to print."),
    "printer.failed": N_(
        "Printing failed. Please check the printer, or the place that a file was printed to, "
        "and try again."
    ),
    "printer.disk_full": N_(
        "The disk has no room for what is to be printed. Please free some space and try again."
    ),
    "screen.missing": N_(
        "There is no screen here to open the window on. The commands work without one: see --help."
    ),
    "program.not_answering": N_(
        "The program runs already but does not answer. Please wait a moment and start it again; "
        "if that does not help, restart the PC."
    ),
    "program.failed": N_(
        "Something unexpected went wrong. Details are in {path}, if it can be written."
    ),
    "import.encoding_unknown": N_(
        "The file's character encoding is not known. Please save it as UTF-8 or Shift-JIS."
    ),
    "import.no_name_column": N_("The file has no column for the name. Its columns: {columns}"),
    "import.empty": N_("The file holds no rows."),
    "import.line_broken": N_(
        "The line is broken: a quotation mark is missing, or stands where none belongs."
    ),
    "import.too_many_cells": N_(
        "The line has more cells than the {limit} headings. Is a comma in a cell without quotes?"
    ),
    "import.number_unreadable": N_("“{typed}” is not one of our customer numbers."),
    "import.number_taken": N_(
        "Number {number} belongs to another customer here. Without the number they come in as new."
    ),
}


def sentence(fault: ShowroomError) -> str:
    """Return the fault in the language in use."""
    details = dict(fault.details)
    reason = details.get("reason")
    if reason in _REASONS:
        details["reason"] = _(_REASONS[str(reason)])
    field = details.get("field")
    if isinstance(field, str):
        details["field"] = field_name(field)
    if "placeholder" in details:
        details["placeholder"] = placeholder(str(details["placeholder"]))
    known = details.get("known")
    if isinstance(known, tuple):
        details["known"] = " ".join(map(placeholder, known))
    return _(SENTENCES[fault.key]).format(**details)


def field_name(field: str) -> str:
    """Return a field's name as the screen shows it."""
    return _(_FIELDS.get(field, field))
